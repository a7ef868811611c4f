# Read by CMake inside llama.cpp's own project, for the engine of packages: one build for every processor and graphics
# card. Its backends are libraries that the program chooses from when it starts.
include("${CMAKE_CURRENT_LIST_DIR}/engine.cmake")

set(GENIUS_DESKTOP_TOOLS "${CMAKE_CURRENT_LIST_DIR}" CACHE INTERNAL "")

# The same bytes wherever it is compiled: assertions quote the names of their files.
if(NOT MSVC)
    add_compile_options("-ffile-prefix-map=${CMAKE_SOURCE_DIR}=engine" "-ffile-prefix-map=${CMAKE_BINARY_DIR}=build")
endif()

# The binding installs only the backends whose names it knows; the processor's ones have others. A backend with a
# version in its name would come three times, since a wheel holds no links.
function(genius_desktop_place_backends)
    foreach(backend IN LISTS GGML_AVAILABLE_BACKENDS)
        # WORKAROUND docs/decisions/0005-llama-cpp-without-amx.md: remove when our compiler no longer breaks AMX.
        if(backend STREQUAL "ggml-cpu-sapphirerapids")
            file(WRITE "${CMAKE_BINARY_DIR}/left_out.c" "int genius_desktop_left_out = 1;\n")
            set_property(TARGET ${backend} PROPERTY SOURCES "${CMAKE_BINARY_DIR}/left_out.c")
            set_property(TARGET ${backend} PROPERTY LINKER_LANGUAGE C)
            continue()
        endif()
        # WORKAROUND https://github.com/KhronosGroup/Vulkan-Headers: remove when Debian's have VK_EXT_layer_settings.
        if(backend STREQUAL "ggml-vulkan" AND NOT MSVC)
            target_compile_options(${backend} PRIVATE "SHELL:-include ${GENIUS_DESKTOP_TOOLS}/engine_vulkan.hpp")
        endif()
        set_property(TARGET ${backend} PROPERTY VERSION)
        set_property(TARGET ${backend} PROPERTY SOVERSION)
        set_target_properties(${backend} PROPERTIES BUILD_WITH_INSTALL_RPATH TRUE INSTALL_RPATH "$ORIGIN")
        set(place "${SKBUILD_PLATLIB_DIR}/llama_cpp/lib")
        install(TARGETS ${backend} LIBRARY DESTINATION "${place}" RUNTIME DESTINATION "${place}")
    endforeach()
endfunction()
# At the end of the whole project, when every backend is known.
cmake_language(DEFER DIRECTORY "${CMAKE_SOURCE_DIR}" CALL genius_desktop_place_backends)

# Read by CMake inside llama.cpp's own project. The binding forces its "common" library on, though it never loads it:
# this shadows that wish, which saves 60 of 140 files.
set(LLAMA_BUILD_COMMON OFF)

# A library that our own ones need and that a machine without a compiler may lack; they look beside themselves first.
if(GENIUS_DESKTOP_BESIDE)
    get_filename_component(beside_name "${GENIUS_DESKTOP_BESIDE}" NAME)
    get_filename_component(beside_file "${GENIUS_DESKTOP_BESIDE}" REALPATH)
    install(FILES "${beside_file}" DESTINATION "${SKBUILD_PLATLIB_DIR}/llama_cpp/lib" RENAME "${beside_name}")
endif()

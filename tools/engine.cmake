# Read by CMake inside llama.cpp's own project. The binding forces its "common" library on, though it never loads it:
# this shadows that wish, which saves 60 of 140 files.
set(LLAMA_BUILD_COMMON OFF)

# vankho_room(NAME [BELOW room...] [USES library...])
#
# Declares the room in the current folder as a static library vankho_NAME made
# of every .cc file in it (but main.cc), linking the rooms BELOW it and the
# libraries it is the home of.
function(vankho_room name)
  cmake_parse_arguments(ROOM "" "" "BELOW;USES" ${ARGN})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cc)
  list(FILTER sources EXCLUDE REGEX "/main\\.cc$")
  if(NOT sources)  # a room that nobody has moved into yet
    set(sources ${CMAKE_CURRENT_BINARY_DIR}/empty_${name}.cc)
    file(TOUCH ${sources})
  endif()
  add_library(vankho_${name} STATIC ${sources})
  vankho_settings(vankho_${name})
  foreach(below ${ROOM_BELOW})
    target_link_libraries(vankho_${name} PUBLIC vankho_${below})
  endforeach()
  target_link_libraries(vankho_${name} PUBLIC ${ROOM_USES})
endfunction()

# The settings that every target shares: includes from the root, high warnings.
function(vankho_settings target)
  target_include_directories(${target} PUBLIC ${PROJECT_SOURCE_DIR})
  target_compile_options(${target} PRIVATE
    -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Wold-style-cast
    -Woverloaded-virtual -Wconversion -Wno-sign-conversion -Wcast-align
    -Wduplicated-cond -Wlogical-op -Wformat=2
    -Wno-restrict)  # GCC 12 reports false ones inside std::string
  target_link_libraries(${target} PUBLIC Threads::Threads)
endfunction()

# One folder of src = one room = one static library kuiki_<room>, headers and sources together.

function(kuiki_warnings target)
  target_compile_options(${target} PRIVATE -Wall -Wextra -Wpedantic -Wshadow -Wno-missing-field-initializers)
  # g++ 12 takes std::variant's unused alternatives and std::string's small buffer for errors (GCC bugs 105562, 105651).
  target_compile_options(${target} PRIVATE $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized -Wno-restrict>)
endfunction()

function(kuiki_link_sanitizers target)
  target_link_options(${target} PUBLIC -fsanitize=address,undefined)
  get_target_property(type ${target} TYPE)
  if(type STREQUAL EXECUTABLE)
    target_sources(${target} PRIVATE ${CMAKE_SOURCE_DIR}/tests/sanitize/defaults.cpp)
  endif()
endfunction()

# A null pointer that is followed ends the program under the address sanitizer anyway; g++ takes a third of the sanitizer build's time for
# asking at every access (4.1 to 2.9 CPU seconds a file).
set(kuiki_cheap_checks -fno-sanitize=null,alignment,object-size,vptr,return,nonnull-attribute,returns-nonnull-attribute)

function(kuiki_flags target)
  kuiki_warnings(${target})
  if(KUIKI_SANITIZE)
    target_compile_options(${target} PRIVATE -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer
                           $<$<CXX_COMPILER_ID:GNU>:${kuiki_cheap_checks}>)
    kuiki_link_sanitizers(${target})
    if(KUIKI_FUZZ)
      target_compile_options(${target} PRIVATE -fsanitize=fuzzer-no-link)
    endif()
  endif()
endfunction()

# Tests' own files are compiled more often than run, and what the sanitizers look at is the code under test. They are compiled by
# the very same command in the release and in the sanitizer build (see also the end of tests/CMakeLists.txt), so that ccache
# gives the second what the first made.
function(kuiki_test_flags target)
  kuiki_warnings(${target})
  target_compile_options(${target} PRIVATE $<$<CXX_COMPILER_ID:GNU,Clang>:-O1>)
  if(KUIKI_SANITIZE)
    kuiki_link_sanitizers(${target})
  endif()
endfunction()

# kuiki_room(name level [PLAIN] ROOMS lower... LINK libraries...)      PLAIN: never instrumented
function(kuiki_room name level)
  cmake_parse_arguments(ARG "PLAIN" "" "ROOMS;LINK" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/${name}/*.cpp)
  add_library(kuiki_${name} STATIC ${sources})
  set_target_properties(kuiki_${name} PROPERTIES LINKER_LANGUAGE CXX)
  target_include_directories(kuiki_${name} PUBLIC ${CMAKE_SOURCE_DIR}/src)
  foreach(room ${ARG_ROOMS})
    target_link_libraries(kuiki_${name} PUBLIC kuiki_${room})
  endforeach()
  target_link_libraries(kuiki_${name} PUBLIC ${ARG_LINK})
  if(ARG_PLAIN)
    kuiki_warnings(kuiki_${name})
  else()
    kuiki_flags(kuiki_${name})
  endif()
endfunction()

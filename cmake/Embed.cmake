# vankho_embed(TARGET NAMESPACE file...)
#
# Compiles data files into TARGET. `facets/data/provinces.tsv` becomes
# `extern const std::string_view provinces_tsv;` in namespace NAMESPACE: the
# binaries need no data folder at run time. Declare it in a header of the room.
function(vankho_embed target namespace)
  foreach(file ${ARGN})
    get_filename_component(path ${file} ABSOLUTE)
    get_filename_component(name ${file} NAME)
    string(REGEX REPLACE "[^a-zA-Z0-9]" "_" symbol ${name})
    set(out ${CMAKE_CURRENT_BINARY_DIR}/embed_${symbol}.cc)
    add_custom_command(
      OUTPUT ${out}
      COMMAND ${CMAKE_COMMAND} -DIN=${path} -DOUT=${out} -DSYMBOL=${symbol}
              -DNAMESPACE=${namespace} -P ${PROJECT_SOURCE_DIR}/cmake/embed_file.cmake
      DEPENDS ${path} ${PROJECT_SOURCE_DIR}/cmake/embed_file.cmake)
    target_sources(${target} PRIVATE ${out})
  endforeach()
endfunction()

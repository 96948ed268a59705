# What `cmake --install` puts where: three programs, their manual pages, completion for bash.
include(GNUInstallDirs)
set(programs vankho vankho-indexer vankho-searchd)
install(TARGETS ${programs} RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
foreach(program ${programs})
  install(FILES ${PROJECT_SOURCE_DIR}/docs/man/${program}.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
  # bash-completion looks for a file of the program's name.
  install(FILES ${PROJECT_SOURCE_DIR}/cli/vankho.bash RENAME ${program}
          DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions)
endforeach()

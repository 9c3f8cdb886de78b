# Where a desktop user expects things; the installed program finds share/kuiki from its own place, so the folder may be moved.
install(TARGETS kuiki RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(FILES ${CMAKE_BINARY_DIR}/share/kuiki.gpkg DESTINATION ${CMAKE_INSTALL_DATADIR}/kuiki)
install(DIRECTORY ${CMAKE_SOURCE_DIR}/shaders DESTINATION ${CMAKE_INSTALL_DATADIR}/kuiki)
install(DIRECTORY ${CMAKE_SOURCE_DIR}/assets DESTINATION ${CMAKE_INSTALL_DATADIR}/kuiki
        PATTERN docs EXCLUDE PATTERN kuiki.desktop EXCLUDE)
install(FILES ${CMAKE_SOURCE_DIR}/assets/kuiki.desktop DESTINATION ${CMAKE_INSTALL_DATADIR}/applications)
install(FILES ${CMAKE_SOURCE_DIR}/assets/kuiki.svg DESTINATION ${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps)
install(FILES README.md README.ja.md LICENSE CHANGELOG.md DESTINATION ${CMAKE_INSTALL_DOCDIR})

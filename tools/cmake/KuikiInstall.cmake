# Where a desktop user expects things; the installed program finds share/kuiki from its own place, so the folder may be moved.
set(CMAKE_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
install(TARGETS kuiki RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(FILES ${CMAKE_BINARY_DIR}/share/kuiki.gpkg DESTINATION ${CMAKE_INSTALL_DATADIR}/kuiki)
install(DIRECTORY ${CMAKE_SOURCE_DIR}/shaders DESTINATION ${CMAKE_INSTALL_DATADIR}/kuiki)
install(DIRECTORY ${CMAKE_SOURCE_DIR}/assets DESTINATION ${CMAKE_INSTALL_DATADIR}/kuiki
        PATTERN docs EXCLUDE PATTERN kuiki.desktop EXCLUDE PATTERN kuiki-mime.xml EXCLUDE)
install(FILES ${CMAKE_SOURCE_DIR}/assets/kuiki.desktop DESTINATION ${CMAKE_INSTALL_DATADIR}/applications)
install(FILES ${CMAKE_SOURCE_DIR}/assets/kuiki.svg DESTINATION ${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps)
install(FILES ${CMAKE_SOURCE_DIR}/assets/kuiki-mime.xml DESTINATION ${CMAKE_INSTALL_DATADIR}/mime/packages RENAME kuiki.xml)
install(FILES README.md README.ja.md CHANGELOG.md tools/package/copyright DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(FILES geodata/README.md DESTINATION ${CMAKE_INSTALL_DOCDIR} RENAME DATA.md)

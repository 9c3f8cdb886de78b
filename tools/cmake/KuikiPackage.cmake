# `cpack` in the build folder makes kuiki_VERSION_ARCHITECTURE.deb of what KuikiInstall.cmake installs, for Debian 12.
set(KUIKI_MAINTAINER "The Kuiki authors <kuiki@example.invalid>" CACHE STRING "Who answers for the package: Name <address>")

# What Debian wants beside the program: a page for `man`, a changelog in its own format. The day is that of SOURCE_DATE_EPOCH
# where it is set, as for everything in the package.
string(TIMESTAMP KUIKI_PACKAGE_DATE "%a, %d %b %Y %H:%M:%S +0000" UTC)
set(package ${CMAKE_BINARY_DIR}/package)
configure_file(tools/package/changelog.in ${package}/changelog @ONLY)
configure_file(tools/package/kuiki.1 ${package}/kuiki.1 @ONLY)
foreach(page changelog kuiki.1)
  execute_process(COMMAND gzip -9nkf ${package}/${page} COMMAND_ERROR_IS_FATAL ANY)
endforeach()
install(FILES ${package}/kuiki.1.gz DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(FILES ${package}/changelog.gz DESTINATION ${CMAKE_INSTALL_DOCDIR})

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME kuiki)
set(CPACK_PACKAGE_VENDOR "The Kuiki authors")
set(CPACK_PACKAGE_CONTACT "${KUIKI_MAINTAINER}")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "plans and indicators of Japanese cities on maps")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
    "Kuiki shows what the plans and figures of a Japanese city say, and where: it
colours municipalities, wards and districts by an indicator, lays evacuation
sites and wide-area partnerships over them, and turns what is on screen into
a finished map with legend, scale and sources, as PNG, SVG or PDF, from its
window or from the command line. The data come along; no network is used.")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS ${CMAKE_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS})
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
set(CPACK_DEBIAN_PACKAGE_SECTION science)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
# Libraries by what the program links to; beside them what it looks for at run time: its typeface, the figures of PROJ. The
# window wants OpenGL, which nothing else does: the command line works without.
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "fonts-morisawa-bizud-gothic, proj-data")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "libgl1, libegl1, libgl1-mesa-dri, shared-mime-info, desktop-file-utils, hicolor-icon-theme")
include(CPack)

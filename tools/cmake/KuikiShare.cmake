# ${CMAKE_BINARY_DIR}/share is what `share/kuiki` is in an installation: assets, shaders and the bundled database, which the
# program itself builds from geodata/.
set(share ${CMAKE_BINARY_DIR}/share)
set(KUIKI_PREBUILT_DATABASE "" CACHE FILEPATH "Take this database instead of building one (sanitizer builds, where it is slow)")

foreach(folder assets shaders)
  file(GLOB_RECURSE files CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/${folder}/*)
  add_custom_command(
    OUTPUT ${share}/${folder}.stamp
    COMMAND ${CMAKE_COMMAND} -E make_directory ${share}
    COMMAND ${CMAKE_COMMAND} -E rm -rf ${share}/${folder}
    COMMAND ${CMAKE_COMMAND} -E copy_directory ${CMAKE_SOURCE_DIR}/${folder} ${share}/${folder}
    COMMAND ${CMAKE_COMMAND} -E touch ${share}/${folder}.stamp
    DEPENDS ${files}
    COMMENT "Copying ${folder}"
    VERBATIM)
endforeach()
add_custom_target(kuiki_assets ALL DEPENDS ${share}/assets.stamp ${share}/shaders.stamp)

if(KUIKI_PREBUILT_DATABASE)
  add_custom_command(
    OUTPUT ${share}/kuiki.gpkg
    COMMAND ${CMAKE_COMMAND} -E copy ${KUIKI_PREBUILT_DATABASE} ${share}/kuiki.gpkg
    DEPENDS ${KUIKI_PREBUILT_DATABASE} ${share}/assets.stamp
    COMMENT "Copying the database"
    VERBATIM)
else()
  # Depends on the rooms that decide what is in it, not on the whole program: a change of the window needs no new database.
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/geodata/*)
  add_custom_command(
    OUTPUT ${share}/kuiki.gpkg
    COMMAND ${CMAKE_COMMAND} -E env KUIKI_SHARE=${share} KUIKI_LANG=en $<TARGET_FILE:kuiki> build --geodata ${CMAKE_SOURCE_DIR}/geodata --output ${share}/kuiki.gpkg
    DEPENDS ${sources} kuiki_store kuiki_geo ${share}/assets.stamp
    COMMENT "Building the database from geodata/"
    VERBATIM)
endif()
add_custom_target(kuiki_database ALL DEPENDS ${share}/kuiki.gpkg)
add_dependencies(kuiki_database kuiki kuiki_assets)

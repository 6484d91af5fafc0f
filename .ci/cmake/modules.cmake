# matinee_module(): a folder is a library, and a library can use only what its link line names.
# matinee_test():   one Qt Test program per source.

if(MATINEE_PCH)
    # Core code sees only Qt Core ahead of time, so a forbidden include stays visible.
    add_library(matinee_pch_core OBJECT "${CMAKE_SOURCE_DIR}/.ci/cmake/pch.cpp")
    target_link_libraries(matinee_pch_core PRIVATE matinee_flags Qt6::Core tl::expected)
    target_precompile_headers(matinee_pch_core PRIVATE
        <QByteArray> <QDateTime> <QFuture> <QHash> <QJsonArray> <QJsonDocument> <QJsonObject> <QList> <QObject>
        <QString> <QStringList> <QUuid> <QVariant> <tl/expected.hpp>
        <algorithm> <chrono> <functional> <memory> <optional> <utility> <vector>)
    if(MATINEE_DESKTOP)
        add_library(matinee_pch_ui OBJECT "${CMAKE_SOURCE_DIR}/.ci/cmake/pch.cpp")
        target_link_libraries(matinee_pch_ui PRIVATE matinee_flags Qt6::Widgets tl::expected)
        target_precompile_headers(matinee_pch_ui PRIVATE
            <QAbstractListModel> <QApplication> <QBoxLayout> <QDateTime> <QEvent> <QFuture> <QHash> <QLabel> <QList>
            <QListView> <QPainter> <QPainterPath> <QPushButton> <QString> <QStringList> <QStyledItemDelegate>
            <QVariant> <QWidget> <tl/expected.hpp>
            <algorithm> <functional> <memory> <optional> <utility> <vector>)
    endif()
endif()

function(matinee_precompile target kind)
    if(MATINEE_PCH)
        target_precompile_headers(${target} REUSE_FROM matinee_pch_${kind})
    endif()
endfunction()

# Name by folder: core/library is target core_library.
function(matinee_module name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "HEADER_ONLY" "" "SOURCES;DEPENDS;QT;LINK")
    cmake_path(RELATIVE_PATH CMAKE_CURRENT_SOURCE_DIR BASE_DIRECTORY "${CMAKE_SOURCE_DIR}" OUTPUT_VARIABLE folder)
    string(REPLACE "/" "_" target "${folder}")
    list(TRANSFORM arg_QT PREPEND Qt6::)
    if(arg_HEADER_ONLY)
        add_library(${target} INTERFACE)
        target_link_libraries(${target} INTERFACE matinee_flags Qt6::Core tl::expected ${arg_DEPENDS} ${arg_QT} ${arg_LINK})
        return()
    endif()
    add_library(${target} STATIC ${arg_SOURCES})
    target_link_libraries(${target} PUBLIC matinee_flags Qt6::Core tl::expected ${arg_DEPENDS} ${arg_QT} ${arg_LINK})
    if(folder MATCHES "^ui/")
        matinee_precompile(${target} ui)
    else()
        matinee_precompile(${target} core)
    endif()
endfunction()

# In tests/core/library: matinee_test(library_service_test.cpp DEPENDS core_library)
# is the program core_library_library_service_test. BOTH_DATABASES: it runs a second time, on PostgreSQL.
function(matinee_test source)
    cmake_parse_arguments(PARSE_ARGV 1 arg "BOTH_DATABASES" "TIMEOUT" "DEPENDS;QT;LINK;SOURCES")
    cmake_path(RELATIVE_PATH CMAKE_CURRENT_SOURCE_DIR BASE_DIRECTORY "${CMAKE_SOURCE_DIR}/tests" OUTPUT_VARIABLE folder)
    cmake_path(GET source STEM stem)
    string(REPLACE "/" "_" target "${folder}_${stem}")
    list(TRANSFORM arg_QT PREPEND Qt6::)
    add_executable(${target} ${source} ${arg_SOURCES})
    target_link_libraries(${target} PRIVATE matinee_flags tests_support Qt6::Test ${arg_DEPENDS} ${arg_QT} ${arg_LINK})
    if(folder MATCHES "^(ui|app/desktop)")
        matinee_precompile(${target} ui)
    else()
        matinee_precompile(${target} core)
    endif()
    add_test(NAME ${target} COMMAND ${target})
    if(NOT arg_TIMEOUT)
        set(arg_TIMEOUT 120)
    endif()
    set_tests_properties(${target} PROPERTIES TIMEOUT ${arg_TIMEOUT}
        ENVIRONMENT "${MATINEE_TEST_ENVIRONMENT}")
    if(arg_BOTH_DATABASES)
        add_test(NAME ${target}_on_postgres COMMAND ${target})
        set_tests_properties(${target}_on_postgres PROPERTIES
            TIMEOUT ${arg_TIMEOUT} LABELS postgres FIXTURES_REQUIRED postgres
            ENVIRONMENT "${MATINEE_TEST_ENVIRONMENT};MATINEE_TEST_DATABASE=postgres;MATINEE_TEST_POSTGRES=${MATINEE_TEST_POSTGRES}")
    endif()
endfunction()

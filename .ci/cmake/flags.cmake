# The compiler, Qt and the one interface target that carries every flag.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_AUTOMOC ON)
set(CMAKE_AUTORCC ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
# One kind of code for libraries and programs, so that all of them can share precompiled headers.
set(CMAKE_POSITION_INDEPENDENT_CODE OFF)
add_compile_options(-fPIC)

find_program(MATINEE_CCACHE ccache)
if(MATINEE_CCACHE)
    set(CMAKE_CXX_COMPILER_LAUNCHER
        ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
        ${MATINEE_CCACHE})
endif()

find_package(Qt6 6.4 REQUIRED COMPONENTS Core Concurrent Gui HttpServer Network Sql)
if(MATINEE_DESKTOP)
    find_package(Qt6 6.4 REQUIRED COMPONENTS Widgets Svg DBus PrintSupport)
    find_package(Qt6Keychain REQUIRED)
endif()
if(MATINEE_TESTS)
    find_package(Qt6 6.4 REQUIRED COMPONENTS Test)
endif()
find_package(tl-expected REQUIRED)
find_package(ZLIB REQUIRED)
find_package(PkgConfig REQUIRED)
pkg_check_modules(sodium REQUIRED IMPORTED_TARGET libsodium)
pkg_check_modules(libzip REQUIRED IMPORTED_TARGET libzip)
pkg_check_modules(oath REQUIRED IMPORTED_TARGET liboath)
pkg_check_modules(qrencode REQUIRED IMPORTED_TARGET libqrencode)
pkg_check_modules(curl REQUIRED IMPORTED_TARGET libcurl)

add_library(matinee_flags INTERFACE)
target_include_directories(matinee_flags INTERFACE "${CMAKE_SOURCE_DIR}")
target_compile_definitions(matinee_flags INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_URL_CAST_FROM_STRING
    QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_NO_FOREACH QT_STRICT_ITERATORS
    MATINEE_VERSION="${PROJECT_VERSION}")
target_compile_options(matinee_flags INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wold-style-cast -Wnon-virtual-dtor -Wformat=2 -Wconversion
    -Wno-sign-conversion # clang counts it in with -Wconversion, g++ does not
    -Werror=format-security $<$<BOOL:${MATINEE_WERROR}>:-Werror>)
target_link_options(matinee_flags INTERFACE -pie)

if(MATINEE_HARDENING)
    # The OpenSSF guide's flags for g++ 12; checked on the finished binary by .ci/check_binary.sh.
    target_compile_options(matinee_flags INTERFACE
        -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3 -fstack-protector-strong -fstack-clash-protection
        -fcf-protection=full -D_GLIBCXX_ASSERTIONS -ftrivial-auto-var-init=zero
        -fno-delete-null-pointer-checks -fno-strict-overflow)
    target_link_options(matinee_flags INTERFACE -Wl,-z,relro,-z,now,-z,noexecstack,-z,separate-code)
endif()

if(MATINEE_SANITIZE)
    target_compile_options(matinee_flags INTERFACE
        -fsanitize=${MATINEE_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
    target_link_options(matinee_flags INTERFACE -fsanitize=${MATINEE_SANITIZE})
endif()

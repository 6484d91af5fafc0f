#include "ui/theme/compositor.h"

#include <QGuiApplication>

#ifdef MATINEE_XCB
#include <memory>

#include <cstdlib>

#include <xcb/xcb.h>
#endif

namespace matinee {

#ifdef MATINEE_XCB

namespace {

template <class Reply>
using Replied = std::unique_ptr<Reply, decltype(&std::free)>;

} // namespace

bool isComposited()
{
    using X11 = QNativeInterface::QX11Application;
    const auto *x11 = qGuiApp->nativeInterface<X11>();
    xcb_connection_t *server = x11 ? x11->connection() : nullptr;
    if (!server) // not X11, or no screen to be seen on
        return true;
    // Asked each time: a compositor can be turned on and off at any moment. By convention it owns this.
    constexpr char Name[] = "_NET_WM_CM_S0";
    const auto named = xcb_intern_atom(server, 0, sizeof Name - 1, Name);
    const Replied<xcb_intern_atom_reply_t> atom(xcb_intern_atom_reply(server, named, nullptr), std::free);
    if (!atom)
        return true;
    const auto asked = xcb_get_selection_owner(server, atom->atom);
    const Replied<xcb_get_selection_owner_reply_t> owner(
        xcb_get_selection_owner_reply(server, asked, nullptr), std::free);
    return !owner || owner->owner != XCB_NONE;
}

#else

bool isComposited()
{
    return true;
}

#endif

} // namespace matinee

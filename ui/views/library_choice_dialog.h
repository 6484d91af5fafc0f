#pragma once

#include "core/sync_client/account_profile.h"
#include "ui/widgets/dialog.h"

class QButtonGroup;

namespace matinee {

/// Asks how the library of this computer and that of an account come together, before anything is done.
class LibraryChoiceDialog : public Dialog {
    Q_OBJECT

public:
    /// `account` is "marta@films.example", `backups` the folder where the library of this computer is kept.
    LibraryChoiceDialog(const QString &account, const QString &backups, QWidget *parent);

    LibraryChoice choice() const;

private:
    QButtonGroup *m_choices;
};

} // namespace matinee

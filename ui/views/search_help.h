#pragma once

#include "ui/widgets/dialog.h"

namespace matinee {

/// The columns of the query language with what they mean and an example that a click puts into the search.
class SearchHelp : public Dialog {
    Q_OBJECT

public:
    explicit SearchHelp(QWidget *parent);

signals:
    void exampleWanted(const QString &example);

private:
    QWidget *makeTable();
};

} // namespace matinee

#include "app/server/server_options.h"

#include "core/base/text.h"

namespace matinee {

namespace {

/// What every command takes.
QString everywhere()
{
    return say("server",
               "  --data-dir <folder>               where everything is kept (%1)\n"
               "  --database <database>             sqlite:<file> (library.db in the data folder), "
               "postgres:host=...\n"
               "                                    dbname=... or postgres://user@host/name\n"
               "  --server-key-file <file>          the key that servers of one database share (server.key)\n"
               "  --help, --version\n\n"
               "Options are also read from the environment: MATINEE_DATA_DIR, MATINEE_LISTEN, "
               "MATINEE_WORKERS,\n"
               "MATINEE_PASSWORD_COST, MATINEE_DATABASE, MATINEE_SERVER_KEY_FILE,\n"
               "MATINEE_TRUSTED_PROXY, MATINEE_REQUESTS_PER_MINUTE, MATINEE_ALLOW_ORIGIN (with commas), "
               "MATINEE_SIGN_UP and so on. Exit status: 0 done, 1 failed, 2 bad "
               "input.\n")
        .arg(defaultDataFolder());
}

QString accountUsage()
{
    return say("server",
               "    --sign-up <policy>              open, invitation or closed (open while there is no "
               "administrator\n"
               "                                    and no proxy, then invitation)\n"
               "    --require-second-factor <whose> administrators, everybody or nobody (nobody; with a "
               "proxy\n"
               "                                    administrators)\n"
               "    --refused-passwords <file>      passwords that everybody knows, one a line\n"
               "    --public-url <url>              where people reach this server, for its mails\n"
               "    --smtp-url <url>                send mail: smtps://user@mail.example.org\n"
               "    --smtp-from <address>           who it is from\n"
               "    --smtp-password-file <file>     the password, for you alone to read\n");
}

QString commandUsage()
{
    return say("server",
               "  import letterboxd <path>          bring an export into somebody's library\n"
               "  import movielens <path>\n"
               "    --user <handle>                 whose\n"
               "    --movielens-user <n>            whose rows of ratings.csv (1)\n"
               "    --json                          tell what was done as JSON\n"
               "  import-films imdb <path>          bring films into the catalogue: title.basics.tsv and\n"
               "                                    what lies beside it, also packed\n"
               "  import-films movielens <path>     a data set's folder or .zip\n"
               "  import-films tmdb <path>          a daily file of ids, also packed\n"
               "  import-films csv <path>           any CSV file with a header\n"
               "    --columns <pairs>               which column is what: title=Name,year=Year (guessed)\n"
               "    --json                          tell what was done as JSON\n"
               "  admin create-user <handle>        the password is read from standard input\n"
               "  admin make-administrator <handle> let an account look after the server over REST\n"
               "  admin invite-administrator        print an invitation for the first administrator\n"
               "  admin reset-password <handle>     print a token that sets a new password\n"
               "  admin remove-second-factor <handle>\n"
               "                                    for who lost the authenticator and the recovery codes\n"
               "  admin verify-audit                tell whether the audit log is as it was written\n"
               "  admin replace-server-key          go on without the library's key, when it is lost\n"
               "  admin roll-back-model             go back to the suggestion model used before\n"
               "  backup <file or folder>           copy everything into one file, also while it is served\n"
               "  restore <file>                    bring it back, into a data folder that is empty\n"
               "  migrate                           bring the database to this version's schema\n"
               "  raise-epoch                       after PostgreSQL was restored, or a standby took over: "
               "devices\n"
               "                                    send what it lost\n"
               "  move-to postgres:<connection>     copy the SQLite library into an empty PostgreSQL "
               "database\n");
}

QString learningUsage()
{
    return say("server",
               "  train                             learn a suggestion model; it is used when it is not "
               "worse\n"
               "    --ratings <path>                a CSV file, a MovieLens folder, MovieTweetings' "
               "ratings.dat\n"
               "                                    (what the people of this installation rated)\n"
               "    --imdb-numbers                  the file's items are the numbers of IMDb ids\n"
               "    --source <text>                 what these ratings are, in words\n"
               "    --out <file>                    only write the model into this file\n"
               "    --learnt-share <weight>         what it weighs in suggestions (measured)\n"
               "    --seed <n>                      of what is drawn (1)\n"
               "  evaluate                          write suggestions for measuring: user,item,score\n"
               "    --train <file>                  ratings to learn from: user,item,rating,timestamp\n"
               "    --model <file>                  a ready model instead\n"
               "    --foldin <file>                 what the people to suggest to have rated\n"
               "    --validation-foldin <file>      other people, to choose by; without them some of the\n"
               "    --validation-test <file>        train file are held back\n"
               "    --items <file>                  suggest only the films of its column item\n"
               "    --top <n>                       how many a person (100)\n"
               "    --seed <n>                      of what is drawn (1)\n"
               "    --only <expert>                 one expert instead of all\n"
               "    --predict <file>                write user,item,predicted_rating,low,high instead, for "
               "the\n"
               "                                    pairs user,item of this file; --foldin may then be left "
               "out\n\n");
}

} // namespace

QString serverUsage()
{
    return say("server",
               "Usage: matinee-server [command] [options]\n\n"
               "  serve                             answer the REST API (when no command is given)\n"
               "    --listen <address:port>         where (127.0.0.1:8080)\n"
               "    --workers <n>                   threads that answer (one per core)\n"
               "    --password-cost <profile>       standard, or small for little memory\n"
               "    --i-have-a-proxy                allow an address that others can reach\n"
               "    --trusted-proxy <addresses>     whose X-Forwarded-For tells where requests come from\n"
               "    --requests-per-minute <n>       a person may ask, an address twice that (600; 0: no "
               "limit)\n"
               "    --allow-origin <origin>         a web page whose scripts may call; may be given several "
               "times\n")
        + accountUsage() + commandUsage() + learningUsage() + everywhere();
}

} // namespace matinee

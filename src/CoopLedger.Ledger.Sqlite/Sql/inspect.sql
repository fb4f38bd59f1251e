-- One row: the library, how commits are kept, the ledger's format, and the first fault of the pages.
SELECT
    sqlite_version(),
    (SELECT journal_mode FROM pragma_journal_mode),
    (SELECT user_version FROM pragma_user_version),
    (SELECT quick_check FROM pragma_quick_check LIMIT 1);

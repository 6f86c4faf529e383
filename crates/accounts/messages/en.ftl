accounts-menu-work = Your first page
accounts-menu-audit = Audit log
accounts-menu-mail = Letters
accounts-email = E-mail address
accounts-password = Password
accounts-sign-in-title = Sign in
accounts-sign-in-lead = For staff of States, districts, schools and the Federal office. Families and students need no account.
accounts-sign-in-button = Sign in
accounts-sign-in-wrong = The address and the password do not belong together. Check both, then try again.
accounts-work-title = Your first page
accounts-work-heading = Good to see you, { $name }
accounts-inbox-unread = { $count ->
    [0] No new notice
    [one] 1 new notice
   *[other] { $count } new notices
  }
accounts-inbox-all = All notices
accounts-inbox-empty = Nothing has come yet. When a child moves to or from your State, the notice appears here.
accounts-inbox-new = new
accounts-audit-title = Audit log, newest entries
accounts-audit-lead = What happened, to what, by whom. Entries are chained by hash once they are sealed; the command “sendero audit verify” checks the whole chain.
accounts-audit-seq = Place
accounts-audit-at = When
accounts-audit-kind = What
accounts-audit-subject = To what
accounts-audit-actor = By whom
accounts-audit-unsealed = not sealed yet
accounts-mail-title = Letters in the outbox
accounts-mail-lead = Letters carry no personal data: they say that something waits, and where to sign in. Where no mail server is set up, as in the demonstration, they stay here.
accounts-mail-empty = No letter has been written yet.
accounts-mail-to = To { $recipient }, { $when }
accounts-mail-subject = { $count ->
    [one] Something waits for you in Sendero
   *[other] { $count } things wait for you in Sendero
  }
accounts-mail-body = { $count ->
    [one] Something new waits for you in Sendero.
   *[other] { $count } new things wait for you in Sendero.
  } To protect the children, this letter does not say more. Sign in to see it: { $link }

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
accounts-menu-keys = Keys of programs
accounts-federal-office = Office of Migrant Education
accounts-nobody = Somebody who is no longer listed
accounts-organization-hint = Its code: two letters for a State, the NCES id for a district. Names appear as you type.
accounts-organization-unknown = No organization of yours has this code. Choose one from the list that appears as you type.
accounts-roles-missing = Choose at least one role.
accounts-role-unfit = “{ $role }” does not belong to this kind of organization. Take it away, or choose another organization.
accounts-name-long = A name has at most { $max } letters. Shorten it.
accounts-keys-title = Keys of programs
accounts-keys-lead = A key lets a program of yours, such as a nightly transfer, do what its roles allow, without a person. Whoever has the key can do the same: keep it like a password.
accounts-keys-empty = No program has a key yet. Make one below when a program of yours is to send files or read results by itself.
accounts-keys-name = Name
accounts-keys-name-hint = What the program is, for example “Nightly transfer of the student system”. It stands in the audit log and wherever the program does something.
accounts-keys-name-missing = Give the key a name by which you will know it again.
accounts-keys-organization = Organization
accounts-keys-roles = Roles
accounts-keys-made = Made
accounts-keys-made-by = { $when }, by { $name }
accounts-keys-used = Last used
accounts-keys-unused = not yet
accounts-keys-until = Holds
accounts-keys-holds = until { $when }
accounts-keys-lapsed = no longer; it lapsed { $when }
accounts-keys-revoked = no longer; revoked { $when }
accounts-keys-revoke = Revoke
accounts-keys-new = A new key
accounts-keys-button = Make the key and show it once
accounts-key-title = Copy the key now
accounts-key-lead = This is the only time that the key for “{ $name }” is shown. If it is lost, revoke it and make another.
accounts-key-use = The program sends it with each request to an address under /api/:
accounts-key-back = I have copied it; back to the keys
accounts-role-secondary-user = Secondary user
accounts-role-primary-user = Primary user
accounts-role-data-administrator = Data administrator
accounts-role-user-administrator = User administrator
accounts-role-region-administrator = Region administrator
accounts-role-batch-submitter = Batch submitter
accounts-role-recruiter = Recruiter
accounts-role-reviewer = Reviewer of certificates
accounts-role-counselor = Counselor
accounts-role-pass-coordinator = PASS coordinator
accounts-role-mentor = Mentor
accounts-role-editor = Portal editor
accounts-role-privacy-officer = Privacy officer
accounts-role-federal-user = Federal user

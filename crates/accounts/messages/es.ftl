accounts-menu-work = Su primera página
accounts-menu-audit = Bitácora
accounts-menu-mail = Cartas
accounts-email = Correo electrónico
accounts-password = Contraseña
accounts-sign-in-title = Entrar
accounts-sign-in-lead = Para el personal de los estados, los distritos, las escuelas y la oficina federal. Las familias y los estudiantes no necesitan cuenta.
accounts-sign-in-button = Entrar
accounts-sign-in-wrong = El correo y la contraseña no corresponden. Revise los dos e inténtelo otra vez.
accounts-work-title = Su primera página
accounts-work-heading = Qué gusto verle, { $name }
accounts-inbox-unread = { $count ->
    [0] Ningún aviso nuevo
    [one] 1 aviso nuevo
   *[other] { $count } avisos nuevos
  }
accounts-inbox-all = Todos los avisos
accounts-inbox-empty = Todavía no llega nada. Cuando un niño llegue a su estado o salga de él, el aviso aparecerá aquí.
accounts-inbox-new = nuevo
accounts-audit-title = Bitácora, lo más reciente
accounts-audit-lead = Qué pasó, con qué y quién lo hizo. Una vez sellados, los asientos quedan encadenados; el comando “sendero audit verify” revisa toda la cadena.
accounts-audit-seq = Lugar
accounts-audit-at = Cuándo
accounts-audit-kind = Qué
accounts-audit-subject = Con qué
accounts-audit-actor = Quién
accounts-audit-unsealed = aún sin sellar
accounts-mail-title = Cartas por enviar
accounts-mail-lead = Las cartas no llevan datos personales: dicen que algo espera y dónde entrar. Donde no hay servidor de correo, como en la demostración, se quedan aquí.
accounts-mail-empty = Todavía no se ha escrito ninguna carta.
accounts-mail-to = Para { $recipient }, { $when }
accounts-mail-subject = { $count ->
    [one] Algo le espera en Sendero
   *[other] { $count } cosas le esperan en Sendero
  }
accounts-mail-body = { $count ->
    [one] Algo nuevo le espera en Sendero.
   *[other] { $count } cosas nuevas le esperan en Sendero.
  } Para proteger a los niños, esta carta no dice más. Entre para verlo: { $link }

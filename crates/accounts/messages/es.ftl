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
accounts-menu-keys = Claves de programas
accounts-federal-office = Oficina de Educación Migrante
accounts-nobody = Alguien que ya no figura
accounts-organization-hint = Su código: dos letras para un estado, el número NCES para un distrito. Los nombres aparecen al escribir.
accounts-organization-unknown = Ninguna de sus organizaciones tiene este código. Elija una de la lista que aparece al escribir.
accounts-roles-missing = Elija al menos una función.
accounts-role-unfit = “{ $role }” no corresponde a este tipo de organización. Quítela o elija otra organización.
accounts-name-long = Un nombre tiene { $max } letras como máximo. Acórtelo.
accounts-keys-title = Claves de programas
accounts-keys-lead = Una clave permite que un programa suyo, como el envío de cada noche, haga lo que sus funciones permiten, sin una persona. Quien tenga la clave puede hacer lo mismo: guárdela como una contraseña.
accounts-keys-empty = Ningún programa tiene clave todavía. Haga una abajo cuando un programa suyo deba enviar archivos o leer resultados por sí solo.
accounts-keys-name = Nombre
accounts-keys-name-hint = Qué programa es, por ejemplo “Envío nocturno del sistema escolar”. Figura en la bitácora y dondequiera que el programa haga algo.
accounts-keys-name-missing = Dé a la clave un nombre por el que pueda reconocerla.
accounts-keys-organization = Organización
accounts-keys-roles = Funciones
accounts-keys-made = Hecha
accounts-keys-made-by = { $when }, por { $name }
accounts-keys-used = Último uso
accounts-keys-unused = todavía ninguno
accounts-keys-until = Vale
accounts-keys-holds = hasta el { $when }
accounts-keys-lapsed = ya no; venció el { $when }
accounts-keys-revoked = ya no; anulada el { $when }
accounts-keys-revoke = Anular
accounts-keys-new = Una clave nueva
accounts-keys-button = Hacer la clave y mostrarla una vez
accounts-key-title = Copie la clave ahora
accounts-key-lead = Esta es la única vez que se muestra la clave de “{ $name }”. Si se pierde, anúlela y haga otra.
accounts-key-use = El programa la envía con cada petición a una dirección bajo /api/:
accounts-key-back = Ya la copié; volver a las claves
accounts-role-secondary-user = Usuario secundario
accounts-role-primary-user = Usuario primario
accounts-role-data-administrator = Administración de datos
accounts-role-user-administrator = Administración de usuarios
accounts-role-region-administrator = Administración de regiones
accounts-role-batch-submitter = Envío de archivos
accounts-role-recruiter = Reclutamiento
accounts-role-reviewer = Revisión de certificados
accounts-role-counselor = Consejería escolar
accounts-role-pass-coordinator = Coordinación de PASS
accounts-role-mentor = Mentoría
accounts-role-editor = Edición del portal
accounts-role-privacy-officer = Protección de la privacidad
accounts-role-federal-user = Usuario federal

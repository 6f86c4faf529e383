pass-menu-enrollments = Inscripciones de PASS
pass-menu-claims = Crédito de PASS
pass-menu-program = PASS en cifras
pass-verify = por confirmar
pass-yes = sí
pass-no = no
pass-source = Fuente:
pass-credit = { $amount } { $scale }
pass-days = { $days ->
    [one] 1 día
    *[other] { $days } días
    }
pass-minutes = { $minutes ->
    [one] 1 minuto
    *[other] { $minutes } minutos
    }
pass-units = { $count ->
    [one] 1 unidad
    *[other] { $count } unidades
    }
pass-language-en = Inglés
pass-language-es = Español
pass-about-link = Qué es PASS
pass-courses-title = { $count ->
    [one] 1 curso de PASS
    *[other] { $count } cursos de PASS
    }
pass-courses-lead = Cada curso es un semestre en cinco libros delgados y cinco exámenes. El estudiante se lleva los libros, y el crédito va con él.
pass-courses-caption = El catálogo, en el orden impreso
pass-courses-file = Descargar el catálogo (CSV)
pass-courses-all = Todos los cursos
pass-courses-import = Subir un catálogo
pass-courses-import-file = Archivo del catálogo (CSV)
pass-courses-import-hint = Tiene las mismas columnas que el archivo del catálogo. Se indican las líneas que no se pueden guardar; las demás se guardan.
pass-courses-import-button = Agregar estos cursos al catálogo
pass-courses-imported = { $kept } cursos son nuevos o cambiaron; { $same } ya estaban.
pass-courses-bad = No se guardó la línea { $line }: revise { $column }.
pass-course-title = Curso
pass-course-subject = Materia
pass-course-credit = Crédito
pass-course-units = Unidades
pass-course-sced = Código SCED
pass-course-lead = { $units } unidades, { $credit } de una unidad Carnegie
pass-course-edition = Edición
pass-course-language = Idioma
pass-course-lessons = Lecciones por unidad
pass-course-standards = Estándares
pass-course-license = Licencia
pass-course-books = Otros libros que se necesitan
pass-course-note = No es seguro
pass-course-counts = Cuánto cuenta
pass-course-counts-lead = La mayoría de los estados cuenta unidades Carnegie. Donde se cuenta de otra forma, el curso vale:
pass-course-states = Lo que dicen los estados sobre él
pass-course-states-none = Ningún estado ha indicado todavía su código para este curso. Su coordinación de PASS puede anotarlo aquí.
pass-course-states-caption = Códigos de los estados, con quien los aprobó
pass-state = Estado
pass-state-code = Código del estado
pass-state-name = Nombre en el estado
pass-state-approved = Aprobado para crédito
pass-state-by = Por quién y cuándo
pass-say-title = Indique lo que se aplica en su estado
pass-say-approved = El curso puede usarse para crédito en este estado
pass-say-button = Guardar la información del estado
pass-rules-link = Cómo se califican los exámenes en cada estado
pass-rules-title = Cómo se califica PASS en cada estado
pass-rules-lead = Cada regla tiene fecha y fuente. Lo que no pudimos confirmar en una fuente está indicado; la oficina del estado puede corregirlo.
pass-rules-since = Vigente desde el { $from }.
pass-policy-nation = Donde un estado no tiene regla propia
pass-policy-mark = Para aprobar una unidad
pass-policy-attempts = Intentos por unidad
pass-policy-course = Para aprobar el curso
pass-policy-course-rule = { $mean } % en promedio y { $units } unidades aprobadas
pass-policy-window = Un examen autorizado debe empezar en
pass-policy-expiry = Plazo del curso
pass-policy-no-limit = sin límite
pass-policy-written = La parte escrita debe calificarse
pass-enrollments-title = { $count ->
    [one] 1 inscripción de PASS
    *[other] { $count } inscripciones de PASS
    }
pass-enrollments-lead = { $worried ->
    [0] Ninguna requiere su atención ahora.
    [one] 1 requiere su atención; va primero.
    *[other] { $worried } requieren su atención; van primero.
    }
pass-enrollments-tabs = Qué inscripciones
pass-enrollments-open = En curso
pass-enrollments-all = Todas, también las terminadas
pass-enrollments-caption = Inscripciones; primero las que llevan más tiempo sin contacto
pass-enrollments-file = Descargar la lista, sin nombres (CSV)
pass-enrollments-empty = Aquí no hay inscripciones
pass-enrollments-empty-next = Una escuela la inicia con una remisión. Aparece aquí para el mentor del estudiante, su sede y las oficinas de PASS de su estado de origen y del estado donde está.
pass-enrollments-more = Hay más de las que caben en esta página; el archivo tiene las que se muestran aquí.
pass-student = Estudiante
pass-course = Curso
pass-stage = Situación
pass-place = Lugar y mentor
pass-units-done = Unidades
pass-look = Atención
pass-units-passed = { $passed } de { $all } aprobadas
pass-unit-number = Unidad { $unit }
pass-unit-and-stage = Unidad { $unit }: { $stage }
pass-unit-and-step = Unidad { $unit }: { $step }
pass-copy-and-step = { $copy }: { $step }
pass-worry-placement = Reprobó las unidades 1 a 3: revise su ubicación antes de seguir
pass-worry-no-contact = { $days ->
    [one] 1 día sin contacto
    *[other] { $days } días sin contacto
    }
pass-worry-expires-soon = { $days ->
    [one] queda 1 día
    *[other] quedan { $days } días
    }
pass-worry-no-agreement = la escuela de origen no ha aceptado reconocer el crédito
pass-panel-open = { $count ->
    [one] inscripción de PASS en curso
    *[other] inscripciones de PASS en curso
    }
pass-panel-worried = { $count ->
    [0] Ninguna requiere su atención.
    [one] 1 requiere su atención.
    *[other] { $count } requieren su atención.
    }
pass-panel-link = Revisarlas
pass-panel-claims = { $count ->
    [one] solicitud de crédito de PASS pendiente
    *[other] solicitudes de crédito de PASS pendientes
    }
pass-panel-since = La más antigua, desde el { $when }.
pass-panel-claims-link = Decidir sobre el crédito
pass-notice-referred = Una escuela solicita { $course } para un estudiante ({ $state }).
pass-notice-agreed = La escuela de origen aceptó reconocer el crédito de { $course } ({ $state }).
pass-notice-moved = Un estudiante se muda a mitad de { $course }; sus unidades, intentos y notas van con él ({ $state }). Busque una sede y un mentor.
pass-notice-placement = Se reprobaron las unidades 1 a 3 de { $course }: revise la ubicación ({ $state }).
pass-notice-incident = Hubo un incidente con el papel o un examen de { $course } ({ $state }).
pass-notice-claim-sent = Un historial académico de { $course } espera su decisión ({ $state }).
pass-notice-claim-accepted = La escuela de origen aceptó crédito de { $course } ({ $state }).
pass-notice-claim-refused = La escuela de origen rechazó el crédito de { $course } ({ $state }).
pass-notice-claim-appealed = Se apeló un rechazo del crédito de { $course } ({ $state }).
pass-back-to-enrollment = Volver a la inscripción
pass-back-to-enrollments = Volver a las inscripciones
pass-back-to-path = Volver al camino a la graduación
pass-deeds = Todo lo que usted puede hacer aquí
pass-next-title = Lo que sigue
pass-next-none = Por ahora no hay nada pendiente aquí.
pass-next-agree = Anotar si la escuela de origen reconocerá el crédito
pass-next-consent = Registrar el consentimiento de la familia
pass-next-assign = Buscar una sede y un mentor
pass-next-step-approve = Aprobar la inscripción
pass-next-step-enroll = Inscribir al estudiante
pass-next-step-resume = Continuar el curso
pass-next-step-complete = Cerrar el curso: se cumplió su regla
pass-next-pack = Pedir los libros que faltan
pass-next-packet-pack = Empacar los libros del paquete { $copy }
pass-next-packet-ship = Enviar el paquete { $copy }
pass-next-packet-deliver = Anotar cuándo llegó el paquete { $copy }
pass-next-packet-use = Anotar cuándo empieza el trabajo con el paquete { $copy }
pass-next-packet-replace = Enviar otro paquete en lugar de { $copy }, que se perdió
pass-next-copy-take = Dejar el examen { $copy } en resguardo
pass-next-copy-administer = Anotar cuándo se aplicó el examen { $copy }
pass-next-copy-seal = Sellar el examen { $copy }
pass-next-copy-receive = Anotar cuándo llegó el examen { $copy } a quien califica
pass-next-unit-start = Empezar la unidad { $unit }
pass-next-unit-finish = Revisar el trabajo de la unidad { $unit }
pass-next-unit-open = Empezar el examen de la unidad { $unit }
pass-next-unit-submit = Entregar el examen de la unidad { $unit }
pass-next-unit-reissue = Dar otra forma para la unidad { $unit }
pass-next-print = Imprimir un examen de la unidad { $unit }
pass-next-authorize = Autorizar el examen de la unidad { $unit }
pass-next-online = Seguir el examen de la unidad { $unit } en pantalla
pass-next-score = Calificar el examen de la unidad { $unit }
pass-next-sheets = entregar su hoja de respuestas
pass-next-transcript = Hacer el historial académico
pass-next-send = Enviar la solicitud a la escuela de origen
pass-next-decide = Decidir sobre el crédito
pass-next-answer = Contestar el rechazo de la escuela
pass-next-waits-office = en espera de la oficina de PASS de { $state }
pass-next-waits-mentor = en espera del mentor o de la oficina de PASS de { $state }
pass-next-waits-school = en espera de la escuela de origen en { $state }
pass-facts = La inscripción
pass-fact-reason = Motivo
pass-fact-school = Escuela de origen
pass-fact-agreement = ¿Reconocerá el crédito?
pass-fact-state = Estado que atiende al estudiante
pass-fact-site = Sede
pass-fact-mentor = Mentor
pass-fact-format = Formato
pass-fact-language = Idioma de los libros
pass-fact-opened = Abierta
pass-fact-consent = Consentimiento de la familia
pass-fact-contact = Último contacto
pass-fact-expires = Fecha límite
pass-fact-continuation = Base para continuar
pass-agreement-none = Aún no se ha preguntado. Es un riesgo: el crédito puede ser rechazado al final.
pass-agreement-absent = La escuela no dio su acuerdo ({ $by }, { $on }). Es un riesgo: el crédito puede ser rechazado al final.
pass-agreement-given = Sí: { $credit }, código del curso { $code } ({ $by }, { $on })
pass-agreement-given-uncoded = Sí: { $credit } ({ $by }, { $on })
pass-agreed-yes = Acepta reconocer el crédito
pass-agreed-no = No da su acuerdo
pass-standing = { $passed } de { $all } unidades aprobadas: { $credit } hasta la fecha, según la regla { $policy }.
pass-units-title = Unidades y exámenes
pass-units-caption = Cada unidad con sus intentos
pass-unit = Unidad
pass-score = Calificación que vale
pass-tries = Intentos
pass-try = Intento { $number }, forma { $form }: { $score }, { $on }, { $state }, supervisado por { $supervisor }
pass-try-no-score = todavía sin calificación
pass-try-void = anulado
pass-try-reported = informada, aún sin confirmar con la hoja de respuestas ni por una segunda persona
pass-paper-title = Materiales en papel
pass-paper-caption = Copias por su número
pass-copy = Copia
pass-contents = Contenido
pass-print = Imprimir
pass-copy-packet = Libros de las unidades { $units }
pass-copy-test = Examen de la unidad { $units }, forma { $form }
pass-paper-packet = Paquete
pass-paper-label = Etiqueta de envío
pass-paper-answer-sheet = Hoja de respuestas
pass-paper-grade-report = Informe de calificaciones
pass-paper-transcript = Historial académico
pass-paper-passport = Pasaporte de créditos para llevar
pass-credit-title = Crédito
pass-transcript-line = Historial académico { $number }, { $on }: { $credit }.
pass-incidents-title = Incidentes
pass-notes-title = Notas
pass-was-contact = En contacto con el estudiante
pass-history-title = Lo que ha pasado, lo más reciente primero
pass-history-earlier = { $count ->
    [one] 1 paso anterior
   *[other] { $count } pasos anteriores
  }
pass-about-enrollment = Inscripción
pass-about-claim = Crédito
pass-path-link = ¿Va en camino a graduarse?
pass-answer-wrong = { $question }: falta esta respuesta o no se puede leer. Por favor revísela.
pass-refused = Este paso no es posible en la situación actual de la inscripción, la unidad o la copia. Quizá alguien avanzó mientras tanto: revise la inscripción otra vez.
pass-copy-hint = Diez letras y números, como están impresos; los guiones no importan.
pass-supervisor-hint = No puede ser el mentor del estudiante: un tutor no supervisa solo.
pass-form-hint = Una forma que el estudiante no haya tenido.
pass-said-by-hint = Nombre y cargo de la persona en la escuela.
pass-amount-hint = En los créditos del estado de origen.
pass-student-hint = El número de intercambio de doce dígitos, del expediente del estudiante.
pass-district-hint = Identificador NCES del distrito, para que su personal pueda ver la inscripción.
pass-continuation-hint = Solo si terminó la elegibilidad: los estudiantes de secundaria pueden continuar hasta graduarse.
pass-nobody = nadie todavía
pass-note-contact = Estuve en contacto con el estudiante
pass-score-whole = La parte escrita también está calificada
pass-all-units = Todas las unidades
pass-no-refusal = no se rechaza
pass-accepted-hint = Solo si se reconoce una parte del crédito, en { $scale }.
pass-credits-hint = En los créditos del estado donde se cursó.
pass-days-hint = Para parte de un periodo: días en clase, del total de días del periodo.
pass-claims-title = { $count ->
    [0] No hay solicitudes de crédito pendientes
    [one] 1 solicitud de crédito pendiente
    *[other] { $count } solicitudes de crédito pendientes
    }
pass-claims-lead = La escuela de origen decide. Un rechazo necesita un motivo y puede apelarse.
pass-claims-law = Fuentes
pass-claims-empty = No hay nada pendiente
pass-claims-empty-next = Una solicitud aparece cuando la oficina de PASS ha hecho un historial académico.
pass-claims-csv = Todas las solicitudes de crédito como hoja de cálculo (CSV)
pass-takes-pool = { $subjects } en conjunto
pass-takes-electives = Optativas
pass-takes-remainder = Cualquier otro curso
pass-source-accepted = PASS, reconocido por la escuela
pass-path-headline = { $earned } obtenidos de { $total }
pass-path-local = los créditos los fija el distrito
pass-path-expected = A un ritmo parejo, a esta fecha serían { $amount }, con graduación el { $on }.
pass-path-caption = Lo que pide el diploma y cuánto se cumple
pass-requirement = Requisito
pass-needed = Necesario
pass-earned = Obtenido
pass-in-progress = En curso
pass-planned = Planeado
pass-missing = Falta
pass-what-counts = Cursos que cuentan
pass-path-course = { $title } ({ $amount }, { $source })
pass-path-or = o para: { $others }
pass-path-unused = Aquí no cuenta:
pass-path-past = { $title }, { $amount } unidades Carnegie, { $subject }, { $school }, { $state }
pass-conditions = Exámenes y otras condiciones
pass-path-caution-title = Tenga cuidado:
pass-path-caution = estos requisitos son un punto de partida tomado de tablas públicas, no la ley. La escuela decide. Se aplican a:
pass-way-title = El camino más corto para ponerse al corriente con PASS
pass-way-none = No falta nada.
pass-way-possible = { $units ->
    [one] 1 unidad de PASS cubre lo que falta; hay tiempo para { $possible } antes del { $on }.
    *[other] { $units } unidades de PASS cubren lo que falta; hay tiempo para { $possible } antes del { $on }.
    }
pass-way-in-part = { $units ->
    [0] PASS no tiene cursos para lo que falta.
    [one] 1 unidad de PASS cubre una parte de lo que falta; hay tiempo para { $possible } antes del { $on }.
    *[other] { $units } unidades de PASS cubren una parte de lo que falta; hay tiempo para { $possible } antes del { $on }.
    }
pass-way-too-much = PASS por sí solo no alcanza a tiempo: { $units } unidades ayudarían, pero solo hay tiempo para { $possible } antes del { $on }. Agregue clases, una sede de verano o crédito por examen.
pass-way-not-by-pass = PASS no tiene más cursos para { $requirement }: { $amount } deben venir de otra parte.
pass-what-if-title = ¿Y si el siguiente estado es…?
pass-what-if-label = Estado y plan
pass-what-if-button = Comparar los mismos cursos
pass-what-if-missing = Falta allá: { $missing }; aquí: { $here } unidades Carnegie.
pass-what-if-moved = { $title }: aquí { $here }, allá { $there }
pass-what-if-same = Todos los cursos cuentan para el mismo requisito.
pass-counts-nothing = nada
pass-past-title = Cursos anotados por consejeros
pass-past-end = Quitar: { $title }
pass-standing-earned = obtenido, en un historial académico
pass-standing-in-progress = en curso
pass-standing-planned = planeado
pass-plan-standard = diploma estándar
pass-plan-foundation = plan Foundation sin especialidad
pass-plan-foundation-endorsement = plan Foundation con una especialidad
pass-program-headline = { $enrollments ->
    [one] 1 inscripción
    *[other] { $enrollments } inscripciones
    } en { $states ->
    [one] 1 estado
    *[other] { $states } estados
    }
pass-program-lead = Solo cifras; aquí no se nombra a ningún estudiante. El papel, las sedes y las existencias son de su estado.
pass-program-empty = Ningún estado tiene inscripciones todavía
pass-program-caption = Inscripciones por el estado que atiende al estudiante
pass-program-csv = Estas cifras como hoja de cálculo (CSV)
pass-count-open = En curso
pass-count-completed = Completas
pass-count-partial = Crédito parcial
pass-count-ended = Terminadas sin crédito
pass-program-accepted = Crédito reconocido por escuelas de origen
pass-program-accepted-none = Ninguno todavía.
pass-program-paper = Materiales en camino
pass-program-ready = { $count ->
    [0] No hay unidades en espera de examen.
    [one] 1 unidad espera su examen.
    *[other] { $count } unidades esperan su examen.
    }
pass-program-paper-none = No hay paquetes en camino ni exámenes en resguardo.
pass-program-stock = Libros en existencia
pass-program-stock-none = Su estado no lleva la cuenta de libros aquí; los paquetes salen sin contarse.
pass-program-low = casi agotado
pass-program-sites = Sedes y programas
pass-program-sites-none = Todavía no hay sedes de PASS en el árbol de organizaciones de su estado.
pass-looked-after = Quién atendió al estudiante
pass-from-to = del { $from } al { $to }
pass-from-on = desde el { $from }
pass-source-reported = informado por { $state } { $school }
pass-coordinator = Coordinación de PASS
pass-do-refer-title = Remitir a un estudiante
pass-do-refer-lead = La escuela solicita un curso. Se avisa a la oficina de PASS de su estado; no se envía nada hasta que la familia dé su consentimiento y la escuela diga si reconocerá el crédito.
pass-do-refer-button = Enviar la remisión
pass-do-agree-title = Decir si la escuela reconoce el crédito
pass-do-agree-lead = De ser posible, hágalo antes de la primera unidad. Si la escuela no da su acuerdo, también se anota: es un riesgo, pero no detiene la inscripción.
pass-do-agree-button = Guardar la respuesta de la escuela
pass-do-consent-title = Registrar el consentimiento de la familia
pass-do-consent-lead = La fecha en que firmó el padre, la madre o el tutor.
pass-do-consent-button = Registrar el consentimiento
pass-do-assign-title = Asignar sede y mentor
pass-do-assign-lead = Ambos valen desde hoy; quién atendió antes al estudiante queda en el historial.
pass-do-assign-button = Asignar
pass-do-step-title = Avanzar la inscripción
pass-do-step-lead = Solo se ofrecen los pasos posibles ahora.
pass-do-step-button = Dar este paso
pass-do-move-title = Transferir a otro estado
pass-do-move-lead = Las unidades hechas, los intentos y las notas van con el estudiante. Su expediente se abre a ese estado y se avisa a ambas oficinas de PASS.
pass-do-move-button = Transferir la inscripción
pass-do-transcript-title = Hacer un historial académico
pass-do-transcript-lead = Las calificaciones quedan fijas como están ahora. Muestra el total hasta la fecha y reemplaza al anterior.
pass-do-transcript-button = Fijar las calificaciones y hacer el historial académico
pass-do-note-title = Escribir una nota
pass-do-note-lead = Se queda con la inscripción, incluso después de una mudanza.
pass-do-note-button = Guardar la nota
pass-do-unit-title = Avanzar una unidad
pass-do-unit-lead = El trabajo empieza o se revisó; el examen se empieza o se entrega.
pass-do-unit-button = Dar este paso
pass-do-authorize-title = Autorizar un examen
pass-do-authorize-lead = El examen puede empezarse en los minutos que fija la regla del estado. Si no se empieza, no cuenta como intento.
pass-do-authorize-button = Autorizar el examen
pass-do-incident-title = Informar de un incidente
pass-do-incident-lead = Se avisa a la oficina de PASS. No se sanciona al estudiante sin una conclusión.
pass-do-incident-button = Informar
pass-do-pack-title = Pedir un paquete
pass-do-pack-lead = Solo las unidades que hacen falta. Las claves de respuestas nunca viajan con los libros.
pass-do-pack-button = Pedir el paquete
pass-do-custody-title = Seguir una copia
pass-do-custody-lead = De mano en mano, para que ningún examen quede sin resguardo.
pass-do-custody-button = Registrarlo
pass-do-test-title = Imprimir un examen
pass-do-test-lead = Una copia con su propio número. El número no dice nada del estudiante.
pass-do-test-button = Asignar un número a este examen
pass-do-score-title = Anotar una calificación
pass-do-score-lead = Anotar la misma calificación dos veces no cambia nada. Quien enseña al estudiante no califica.
pass-do-score-button = Guardar la calificación
pass-do-void-title = Anular un examen
pass-do-void-lead = El intento no cuenta y el estudiante lo recupera. Se abre un incidente.
pass-do-void-button = Anularlo
pass-do-claim-send-title = Continuar la solicitud
pass-do-claim-send-lead = El historial académico va a la oficina de registro de la escuela de origen; un rechazo puede apelarse.
pass-do-claim-send-button = Dar este paso
pass-do-claim-decide-title = Decidir sobre el crédito
pass-do-claim-decide-lead = Reconocerlo, reconocer una parte, reconocerlo como optativa o rechazarlo con un motivo.
pass-do-claim-decide-button = Guardar esta decisión
pass-do-path-plan-title = Elegir plan y fecha de graduación
pass-do-path-plan-lead = Los requisitos cambian según el estado y el año de ingreso.
pass-do-path-plan-button = Comparar los cursos del estudiante
pass-do-path-course-title = Agregar un curso de otra escuela
pass-do-path-course-lead = De un historial académico, un informe de baja o un plan. Anote cada semestre por separado.
pass-do-path-course-button = Agregar este curso
pass-do-stock-title = Agregar libros a las existencias
pass-do-stock-lead = Cuando un estado cuenta sus libros, ningún paquete sale sin ellos.
pass-do-stock-button = Agregarlos
pass-ask-student = Estudiante
pass-ask-course = Curso
pass-ask-units = Unidades que hacen falta
pass-ask-why = Motivo
pass-ask-home-state = Estado
pass-ask-school = Escuela
pass-ask-district = Distrito
pass-ask-format = Formato
pass-ask-language = Idioma de los libros
pass-ask-continuation = Base para continuar
pass-ask-agreed = ¿Qué dice la escuela?
pass-ask-said-by = Quién lo dice
pass-ask-on = Fecha
pass-ask-course-code = Código del curso en la escuela
pass-ask-subject = Materia
pass-ask-amount = Cantidad
pass-ask-site = Sede
pass-ask-mentor = Mentor
pass-ask-step = Paso
pass-ask-reason = Motivo
pass-ask-to-state = Nuevo estado
pass-ask-note = Nota
pass-ask-contact = Contacto
pass-ask-unit-step = Unidad y paso
pass-ask-unit = Unidad
pass-ask-copy = Número de la copia
pass-ask-supervisor = Quién supervisa
pass-ask-incident = Qué pasó
pass-ask-copy-step = Copia y paso
pass-ask-form = Forma
pass-ask-right = Puntos obtenidos
pass-ask-out-of = Puntos posibles
pass-ask-whole = Parte escrita
pass-ask-claim-step = Decisión
pass-ask-accepted = Cantidad reconocida
pass-ask-refusal = Motivo del rechazo
pass-ask-plan = Plan
pass-ask-graduates-on = Fecha de graduación
pass-ask-title = Título
pass-ask-credits = Crédito
pass-ask-from-state = Estado
pass-ask-standing = Qué tan seguro es
pass-ask-days = Días en clase
pass-ask-days-of = Días del periodo
pass-ask-count = Libros por unidad
pass-rule-no-consent = La familia aún no ha dado su consentimiento: regístrelo primero.
pass-rule-no-word-on-credit = La escuela de origen no ha dicho si reconoce el crédito. Anote su respuesta, aunque no dé su acuerdo.
pass-rule-no-site = No hay sede asignada.
pass-rule-no-mentor = No hay mentor asignado.
pass-rule-no-try-left = Se usaron todos los intentos de esta unidad. Uno más requiere una excepción expresa con motivo.
pass-rule-no-supervisor = Diga quién supervisa el examen.
pass-rule-supervisor-is-mentor = El mentor no puede supervisar solo el examen. Nombre a otra persona.
pass-rule-copy-of-other-unit = Esta copia no es un examen de esta unidad.
pass-rule-copy-not-in-custody = Esta copia no está en resguardo. Actualice primero el seguimiento de la copia.
pass-rule-copy-unknown = No se hizo ninguna copia con este número para esta inscripción. Revise el número.
pass-rule-form-used = El estudiante ya tuvo esta forma. Use otra.
pass-rule-form = El nombre de una forma tiene hasta ocho letras y números.
pass-rule-window-closed = Pasó el tiempo para empezar el examen. Déjelo vencer y autorícelo otra vez; no se pierde ningún intento.
pass-rule-scorer-is-mentor = Quien enseña al estudiante no califica su examen.
pass-rule-points = Los puntos no son válidos: como máximo 1,000, y no más obtenidos que posibles.
pass-rule-too-many-units = El estudiante ya trabaja en el máximo de unidades recomendado. Termine una primero.
pass-rule-not-enrolled = Los paquetes y exámenes salen solo cuando el estudiante está inscrito.
pass-rule-no-stock = Su estado ya no tiene libros de una de estas unidades. Agregue libros a las existencias u omita la unidad.
pass-rule-no-student = No hay un estudiante con este número que usted pueda ver. Busque primero su expediente.
pass-rule-home-state = Usted puede hacer esto solo para su propio estado.
pass-rule-future-day = Esta fecha está en el futuro.
pass-rule-site-elsewhere = Esta sede está en otro estado.
pass-rule-mentor-elsewhere = Esta persona no es mentor en el estado.
pass-rule-not-complete = Aún no se cumple la regla del curso. En su lugar, termínelo con crédito parcial.
pass-rule-no-unit-passed = Aún no hay unidades aprobadas, así que no hay crédito que mostrar.
pass-rule-no-reason = Indique un motivo.
pass-rule-no-extension-left = La regla del estado no permite más tiempo.
pass-rule-no-text = Escriba la nota.
pass-rule-same-state = El estudiante ya está en este estado.
pass-rule-not-under-way = Esta inscripción no está en curso.
pass-rule-own-act = Esto tiene su propio formulario.
pass-rule-not-active = El estudiante no está trabajando en el curso ahora. Avance primero la inscripción.
pass-rule-no-try = No se autorizó ningún examen de esta unidad.
pass-rule-no-number = No se pudo asignar un número nuevo. Intente otra vez.
pass-rule-no-units = Elija unidades de esta inscripción.
pass-rule-nothing-to-replace = Todas las unidades de este paquete están hechas.
pass-rule-nothing-new = Nada ha cambiado desde el último historial académico.
pass-rule-amount = Diga cuánto crédito se reconoce: más de cero y no más de lo obtenido.
pass-rule-not-home = Solo el estado de origen del estudiante decide sobre el crédito.
pass-rule-courses-empty = El archivo está vacío. Elija el archivo con los cursos. No se cambió nada.
pass-rule-courses-not-utf8 = El archivo no está en UTF-8. Guárdelo como “CSV UTF-8” y súbalo otra vez. No se cambió nada.
pass-rule-courses-columns = La primera línea del archivo debe tener los mismos nombres de columnas que el catálogo que puede descargar en esta página. No se cambió nada.
pass-rule-too-many-courses = El archivo tiene más cursos de los que admite un catálogo.
pass-rule-count = Escriba un número de 1 a 100,000.
pass-enrollment-stage-draft = borrador
pass-enrollment-stage-referred = remitida
pass-enrollment-stage-approved = aprobada
pass-enrollment-stage-enrolled = inscrita
pass-enrollment-stage-active = en curso
pass-enrollment-stage-suspended = en pausa
pass-enrollment-stage-completed = completa
pass-enrollment-stage-completed-partial = terminada con crédito parcial
pass-enrollment-stage-expired = plazo vencido
pass-enrollment-stage-withdrawn = abandonada
pass-enrollment-stage-canceled = cancelada
pass-enrollment-step-approve = aprobarla
pass-enrollment-step-enroll = inscribir al estudiante
pass-enrollment-step-suspend = ponerla en pausa (motivo)
pass-enrollment-step-resume = reanudar
pass-enrollment-step-complete = marcar el curso como completo
pass-enrollment-step-complete-partly = terminarla con crédito parcial
pass-enrollment-step-extend = dar más tiempo (motivo)
pass-enrollment-step-withdraw = dar de baja al estudiante (motivo)
pass-enrollment-step-cancel = cancelarla (motivo)
pass-unit-stage-not-started = sin empezar
pass-unit-stage-in-progress = en curso
pass-unit-stage-ready = lista para el examen
pass-unit-stage-authorized = examen autorizado
pass-unit-stage-testing = presentando el examen
pass-unit-stage-submitted = examen entregado
pass-unit-stage-grading = en calificación
pass-unit-stage-passed = aprobada
pass-unit-stage-failed-open = reprobada, puede intentarse otra vez
pass-unit-stage-failed-final = reprobada, sin más intentos
pass-unit-stage-void = anulada
pass-unit-stage-satisfied-elsewhere = acreditada en otra parte
pass-unit-step-start = empieza el trabajo
pass-unit-step-finish = se revisó el trabajo; lista para el examen
pass-unit-step-lapse = nadie empezó el examen a tiempo
pass-unit-step-open = empieza el examen
pass-unit-step-reconnect = volvió la conexión
pass-unit-step-submit = se entrega el examen
pass-unit-step-override = permitir un intento más (motivo)
pass-unit-step-reissue = usar otra forma en su lugar
pass-unit-step-satisfy = acreditada en otra parte (motivo)
pass-packet-stage-requested = pedido
pass-packet-stage-packed = empacado
pass-packet-stage-shipped = en camino
pass-packet-stage-delivered = entregado
pass-packet-stage-in-use = en uso
pass-packet-stage-returned = devuelto
pass-packet-stage-consumed = usado
pass-packet-stage-lost = perdido
pass-packet-stage-replaced = reemplazado
pass-packet-step-pack = se empacó
pass-packet-step-ship = se envió
pass-packet-step-deliver = llegó
pass-packet-step-use = empieza el uso
pass-packet-step-return = volvió
pass-packet-step-consume = se usó por completo
pass-packet-step-lose = se perdió
pass-packet-step-find = se encontró
pass-packet-step-replace = enviar otro
pass-test-stage-issued = impreso
pass-test-stage-in-custody = en resguardo
pass-test-stage-opened = abierto
pass-test-stage-administered = aplicado
pass-test-stage-sealed = sellado
pass-test-stage-received = con quien califica
pass-test-stage-scored = calificado
pass-test-stage-archived = archivado
pass-test-stage-destroyed = destruido
pass-test-stage-lost = perdido
pass-test-step-take = quedó en resguardo
pass-test-step-open = se abrió ante el estudiante
pass-test-step-administer = se aplicó
pass-test-step-seal = se selló
pass-test-step-receive = lo tiene quien califica
pass-test-step-score = se calificó
pass-test-step-archive = se archivó
pass-test-step-destroy = se destruyó
pass-test-step-lose = se perdió
pass-claim-stage-prepared = preparada
pass-claim-stage-sent = en la escuela
pass-claim-stage-acknowledged = vista por la escuela
pass-claim-stage-accepted-full = reconocida
pass-claim-stage-accepted-partial = reconocida en parte
pass-claim-stage-accepted-as-elective = reconocida como optativa
pass-claim-stage-refused = rechazada
pass-claim-stage-appealed = apelada
pass-claim-stage-final = cerrada
pass-claim-stage-superseded = reemplazada por un historial académico posterior
pass-claim-step-send = enviarla a la escuela
pass-claim-step-acknowledge = la recibimos
pass-claim-step-accept-full = reconocerla toda
pass-claim-step-accept-partial = reconocer una parte
pass-claim-step-accept-as-elective = reconocerla como optativa
pass-claim-step-refuse = rechazarla (motivo)
pass-claim-step-appeal = apelar el rechazo (motivo)
pass-claim-step-settle = cerrarla
pass-history-refer = la escuela solicitó el curso
pass-history-approve = aprobada
pass-history-enroll = inscrita
pass-history-begin = empezó el trabajo
pass-history-suspend = se puso en pausa
pass-history-resume = se reanudó
pass-history-complete = se completó
pass-history-complete-partly = terminó con crédito parcial
pass-history-expire = venció el plazo
pass-history-extend = se dio más tiempo
pass-history-withdraw = el estudiante la dejó
pass-history-cancel = cancelada
pass-history-agree = la escuela aceptó reconocer el crédito
pass-history-agree-absent = la escuela no dio su acuerdo
pass-history-consent = la familia dio su consentimiento
pass-history-assign = se asignaron sede y mentor
pass-history-note = se escribió una nota
pass-history-contact = contacto con el estudiante
pass-history-leave = salió del estado
pass-history-arrive = llegó al estado
pass-history-transcript = se hizo un historial académico
pass-history-incident = se informó de un incidente
pass-history-request = se pidió un paquete
pass-history-issue = se imprimió un examen
pass-history-typed = calificación escrita
pass-history-confirm = calificación confirmada por una segunda persona
pass-history-start = empezó el trabajo
pass-history-finish = trabajo revisado, lista para el examen
pass-history-authorize = examen autorizado
pass-history-lapse = nadie empezó el examen a tiempo
pass-history-open = empezó el examen
pass-history-reconnect = volvió la conexión
pass-history-submit = examen entregado
pass-history-receive = con quien califica
pass-history-pass = aprobada
pass-history-fail = reprobada, puede intentarse otra vez
pass-history-fail-finally = reprobada, sin más intentos
pass-history-override = se concedió un intento más
pass-history-void = anulada
pass-history-reissue = se dio otra forma
pass-history-satisfy = acreditada en otra parte
pass-history-pack = se empacó
pass-history-ship = se envió
pass-history-deliver = llegó
pass-history-use = en uso
pass-history-return = volvió
pass-history-consume = se usó por completo
pass-history-lose = se perdió
pass-history-find = se encontró
pass-history-replace = reemplazado por otro
pass-history-take = en resguardo
pass-history-administer = aplicado
pass-history-seal = sellado
pass-history-score = calificado
pass-history-archive = archivado
pass-history-destroy = destruido
pass-history-send = enviada a la escuela
pass-history-acknowledge = vista por la escuela
pass-history-accept-full = reconocida
pass-history-accept-partial = reconocida en parte
pass-history-accept-as-elective = reconocida como optativa
pass-history-refuse = rechazada
pass-history-appeal = apelada
pass-history-settle = cerrada
pass-print-code = Código: { $text }
pass-print-lessons = { $count ->
    [one] 1 lección
    *[other] { $count } lecciones
    }
pass-print-packet-about = Un curso de PASS para llevar. Trabaje a su ritmo; su mentor le ayuda.
pass-print-edition = Edición
pass-print-units = Unidades
pass-print-credit = Crédito del curso completo
pass-print-copy = Número de copia
pass-print-copy-hint = Diga este número cuando llame. No dice quién es usted.
pass-print-order = En este paquete
pass-print-unit = Unidad
pass-print-book = Libro
pass-print-back = Volvió el
pass-print-help = Si se atora
pass-print-help-text = Escriba su pregunta en el recuadro de la unidad y pregunte a su mentor. Si se muda, llévese los libros y avise a su mentor: el curso sigue donde lo dejó.
pass-print-progress = Registro de avance
pass-print-progress-hint = Marque cada lección al terminarla. Su mentor anota la fecha y sus iniciales.
pass-print-lesson = Lección
pass-print-done = Hecha
pass-print-date = Fecha
pass-print-mentor = Mentor
pass-print-questions = Preguntas para mi mentor
pass-print-lesson-number = Lección { $number }
pass-print-unit-title = { $course }, unidad { $unit }
pass-print-unit-goal = Cuando termine todas las lecciones, pida a su mentor el examen de esta unidad.
pass-print-label = Etiqueta de envío
pass-print-office = Oficina de PASS
pass-print-attention = A la persona de contacto de PASS
pass-print-contents = Libros de las unidades { $units }
pass-print-sheet = Hoja de respuestas
pass-print-sheet-about = { $course }, unidad { $units }, forma { $form }
pass-print-sheet-how = Rellene un círculo por pregunta con lápiz oscuro. Borre bien. No escriba su nombre en esta hoja.
pass-print-initials = Sus iniciales
pass-print-check = Últimos cuatro caracteres del número
pass-print-time = Hora
pass-print-item = Núm.
pass-print-written = Parte escrita
pass-print-supervisor = Firma de quien supervisa
pass-print-place = Lugar
pass-print-start = Empezó a las
pass-print-end = Terminó a las
pass-print-declaration = Vigilé este examen de principio a fin. No soy la única persona que enseñó a este estudiante.
pass-print-report = Informe de calificaciones
pass-print-report-about = Para la persona de contacto en la escuela. No es un historial académico; en la oficina de registro solo se asienta el historial académico.
pass-print-percent = Porcentaje
pass-print-passed = Aprobada
pass-print-state = Estado
pass-print-student = Estudiante
pass-print-number = Número de intercambio
pass-print-course = Curso
pass-print-sced = Código SCED
pass-print-school = Escuela de origen
pass-print-as-of = Fecha
pass-print-to-date = { $passed } de { $all } unidades aprobadas hasta la fecha.
pass-print-policy = Regla { $code }: { $mark } % para aprobar una unidad; { $mean } % en promedio y { $units } unidades aprobadas para aprobar el curso.
pass-print-total = Historial académico núm. { $number }, total hasta la fecha.
pass-print-supersedes = Reemplaza al núm. { $number }.
pass-print-superseded = Un historial académico posterior lo ha reemplazado.
pass-print-rule = Convertido a razón de { $factor } { $scale } por unidad Carnegie; nada se redondea.
pass-print-scale-doubtful = Cómo cuenta los créditos el estado de origen está por confirmar.
pass-print-transcript-partial = Historial académico de PASS: parte de un curso
pass-print-transcript-full = Historial académico de PASS
pass-print-issuer = Emitido por la oficina de PASS, { $state }
pass-print-credit-earned = Crédito obtenido
pass-print-carnegie = Unidades Carnegie
pass-print-mean = Promedio de las unidades
pass-print-rules = Cómo se calculó
pass-print-signature = Firma
pass-print-passport = Pasaporte de créditos
pass-print-passport-about = Lo que usted ha obtenido con PASS. Muéstrelo en su próxima escuela.
pass-print-passport-part = { $credit } hasta la fecha. { $reason }. Situación: { $stage }.
pass-print-next = Al llegar a una escuela nueva
pass-print-next-school = Entregue esta hoja al consejero y pregunte quién es su persona de contacto de PASS.
pass-print-next-hotline = Llévese sus libros. Las unidades aprobadas siguen aprobadas.
pass-paper-credential = Credencial firmada (Open Badges 3.0)
pass-paper-token = La misma credencial como token (JWT)
pass-paper-passport-signed = El mismo pasaporte, firmado, como archivo (CLR 2.0)
pass-do-sign-title = Firmar el último historial académico
pass-do-sign-lead = El último historial académico se convierte en una credencial que cualquiera puede comprobar, firmada por la oficina de PASS del estado que lo emitió. El pasaporte del estudiante se firma de nuevo con ella.
pass-do-sign-button = Firmar la credencial
pass-do-withdraw-title = Retirar la credencial
pass-do-withdraw-lead = Desde ahora, quien compruebe la credencial de este curso leerá que la oficina la retiró. El pasaporte se firma de nuevo sin ella. El historial académico se conserva.
pass-do-withdraw-button = Retirar la credencial
pass-rule-no-transcript = Todavía no hay historial académico. Haga uno primero.
pass-rule-no-credential = No hay ninguna credencial vigente.
pass-history-sign = se firmó una credencial
pass-history-withdraw-credential = se retiró la credencial
pass-print-passport-number = Número del pasaporte
pass-print-passport-signed = Firmado y vigente
pass-print-passport-check = El código lleva a la página donde una escuela comprueba este pasaporte: dice qué cursos se firmaron y compara el nombre. El número no dice nada del estudiante.
pass-print-passport-unsigned = Todavía no hay nada firmado: este pasaporte muestra cómo va el trabajo, y la escuela puede preguntar a la oficina de PASS. La firma llega con el primer historial académico.
pass-check-title = Comprobar una credencial de PASS
pass-check-lead = Un estudiante trae un pasaporte de créditos o un archivo. Aquí ve usted quién lo firmó, qué dice y si sigue vigente.
pass-check-forgotten = Comprobamos lo que usted trae y no conservamos nada: no se guarda ni queda en ningún registro.
pass-check-number = El número del pasaporte
pass-check-number-hint = Dieciocho letras y números, impresos bajo el código. No importan los guiones ni las mayúsculas.
pass-check-text = La credencial como texto
pass-check-text-hint = Pegue el archivo entero: empieza con una llave, o es una sola línea larga de letras con dos puntos (.) en medio.
pass-check-file = La credencial como archivo (.json o .jwt)
pass-check-button = Comprobar
pass-check-another = Comprobar otra
pass-check-nothing = Escriba un número, pegue el texto de una credencial o elija un archivo.
pass-check-slip = Este no es un número de pasaporte: compare las dieciocho letras y números, uno por uno. Alguno está mal, falta o sobra.
pass-check-looked-at = Qué se comprobó
pass-check-issuer = Quién la firmó
pass-check-signature = Firma
pass-check-signature-holds = es válida: nada se cambió después de firmarla
pass-check-days = Fechas
pass-check-status = ¿Revocada?
pass-check-from = vigente desde el { $from }
pass-check-from-to = del { $from } al { $to }
pass-check-no-days = no indica fechas
pass-check-not-revoked = no
pass-check-ended = sí, desde el { $on }
pass-check-unlisted = aquí no se conoce
pass-check-says = Qué dice
pass-check-student = Estudiante: { $name }
pass-check-earned = { $amount } unidades Carnegie obtenidas
pass-check-available = Unidades Carnegie del curso completo
pass-check-rules = Reglas
pass-check-whose = ¿Es del estudiante que tiene delante?
pass-check-whose-lead = Esta página no muestra nombres. Escriba el nombre tal como aparece en el papel, y la página le dirá si la credencial se firmó para ese nombre.
pass-check-name = Nombre en el papel
pass-check-name-hint = Nombres y apellidos, como están impresos.
pass-check-name-button = Comparar el nombre
pass-check-name-same = Sí: se firmó para este nombre.
pass-check-name-other = No: se firmó para otro nombre. Compárelo con lo impreso; si es igual, el papel puede ser de otra persona. Pregunte a la oficina de PASS antes de anotar créditos.
pass-verdict-good = Esta credencial es válida
pass-verdict-good-means = La firmó la oficina que se indica abajo, no se ha cambiado y no fue revocada. Puede tratarla como el historial académico mismo. Si su escuela acepta los créditos lo decide su escuela.
pass-verdict-unreadable = Esto no es una credencial legible
pass-verdict-unreadable-means = Lo que usted trajo no es un archivo de credencial completo. Pida el archivo mismo, no una foto ni una parte, o escriba el número del pasaporte impreso.
pass-verdict-foreign = Esta credencial la emitió otro
pass-verdict-foreign-means = Dice que viene de { $issuer }. Ninguna oficina de esta plataforma la firmó, así que aquí no se puede comprobar. Pregunte a quien la emitió.
pass-verdict-forged = Ninguna oficina de aquí firmó esta credencial
pass-verdict-forged-means = Nombra a una oficina de PASS de esta plataforma, pero no está firmada con ninguna de sus claves. No anote créditos con ella. Pida al estudiante el número del pasaporte, o a la oficina de PASS un historial académico.
pass-verdict-altered = Esta credencial se cambió después de firmarla
pass-verdict-altered-means = La firma no coincide con lo que dice ahora, así que no se puede confiar en nada de ella. Pida al estudiante el número del pasaporte, o a la oficina de PASS un historial académico.
pass-verdict-expired = Esta credencial ya venció
pass-verdict-expired-means = Se firmó y no se ha cambiado, pero ya venció. Lo obtenido no se pierde: la oficina de PASS puede firmar una nueva.
pass-verdict-not-yet = Esta credencial todavía no está vigente
pass-verdict-not-yet-means = Se firmó y no se cambió, pero su primer día no ha llegado. Vuelva a mirar ese día.
pass-verdict-superseded = Una credencial posterior reemplazó a esta
pass-verdict-superseded-means = Se firmó y no se ha cambiado, pero después se obtuvo o se corrigió algo más. Pida al estudiante la más nueva, o a la oficina de PASS el último historial académico.
pass-verdict-withdrawn = La oficina retiró esta credencial
pass-verdict-withdrawn-means = Se firmó y no se ha cambiado, pero la oficina de PASS la retiró después. No anote créditos con ella; la oficina le dirá por qué.
pass-verdict-unknown = La firma es válida, pero esta credencial no está en ninguna lista de aquí
pass-verdict-unknown-means = Está firmada con una clave de esta plataforma, pero no está entre las credenciales que se guardan aquí, y nadie puede decir si fue revocada. Pregunte a la oficina de PASS.
pass-paper-pesc = Historial académico PESC (XML, no validado con el esquema)
pass-rules-since-unknown = No se sabe desde cuándo está vigente.
pass-print-no-conversion = El estado de origen también cuenta unidades Carnegie: no se convirtió nada.
pass-notice-expires = El plazo de { $course } termina en un mes o menos ({ $state }). Dé más tiempo, o haga un historial académico de lo aprobado.
pass-notice-expired = El plazo de { $course } terminó ({ $state }). Lo aprobado se conserva; la oficina puede dar más tiempo, o créditos por las unidades aprobadas.
pass-history-expiry-notice = se avisó del fin del plazo
pass-ask-opens = Abre el
pass-ask-closes = Cierra el
pass-do-season-title = Decir cuándo abre una sede
pass-do-season-lead = Cuenta lo último que se indicó para una sede y un año; lo anterior queda en el historial.
pass-do-season-button = Guardar esta temporada
pass-site-open = abierta del { $from } al { $to }
pass-home-link = Quién vuelve a casa después del verano
pass-home-title = { $count ->
    [one] 1 curso vuelve a casa después del verano
    *[other] { $count } cursos vuelven a casa después del verano
    }
pass-home-lead = Cursos de los estudiantes de su estado que otro estado atendió entre el { $from } y el { $to }, por escuela de origen.
pass-home-file = Descargar la lista (CSV)
pass-home-history = Los mismos créditos como historial de cursos (paquete del estado, CSV)
pass-home-empty = Nadie estuvo fuera con PASS este verano
pass-home-empty-next = Un curso aparece aquí cuando una oficina de PASS lo pasó a otro estado.
pass-home-caption = Por escuela de origen
pass-home-passed = Unidades aprobadas
pass-home-under-way = Unidades en curso
pass-home-credit = Créditos en el último historial académico
pass-home-away = Dónde está ahora

# El Estudiante del Año
pass-menu-award = Estudiante del Año de PASS
pass-award-title = Estudiante del Año de PASS { $year }
pass-award-phase-before = Las nominaciones todavía no están abiertas.
pass-award-phase-nominations = Las nominaciones están abiertas.
pass-award-phase-reviews = El comité lee las nominaciones.
pass-award-phase-choice = El comité elige.
pass-award-how = Cómo se hace
pass-award-nominations = Nominaciones
pass-award-reviews = Evaluaciones hasta
pass-award-window = Cuentan las unidades aprobadas desde
pass-award-units = Unidades que debe haber aprobado
pass-award-reviewers = Evaluaciones que necesita una nominación
pass-award-rubric = Para qué son los puntos
pass-award-criterion = Criterio
pass-award-points-max = Puntos como máximo
pass-award-own = Nominaciones de estudiantes que usted conoce
pass-award-for-committee = Nominaciones para el comité
pass-award-blind-lead = El comité lee sin nombres, estados, escuelas ni sitios. Se abstiene quien la nominó y aquel cuyo estado atiende al estudiante.
pass-award-blind = Nominación { $code }
pass-award-conflict = Usted se abstiene: hizo la nominación, o el estudiante es o fue de su estado.
pass-award-reviewed = { $count ->
    [0] sin evaluar todavía
    [one] 1 evaluación
    *[other] { $count } evaluaciones
    }
pass-award-score = { $count ->
    [0] ninguna evaluación
    [one] { $points } puntos en promedio de 1 evaluación
    *[other] { $points } puntos en promedio de { $count } evaluaciones
    }
pass-award-choice = { $name }: { $count ->
    [0] ninguna evaluación
    [one] { $points } puntos en promedio de 1 evaluación
    *[other] { $points } puntos en promedio de { $count } evaluaciones
    }
pass-award-past = Elegidos antes
pass-award-past-none = Todavía no se ha elegido a nadie.
pass-award-past-line = { $year }: { $name }. { $reason }
pass-award-unnamed = un estudiante que no se nombra en público
pass-award-consent-nomination-yes = La familia permite la nominación.
pass-award-consent-nomination-no = La familia no permite la nominación.
pass-award-consent-publication-yes = El nombre puede aparecer en páginas públicas.
pass-award-consent-publication-no = El nombre no puede aparecer en páginas públicas.
pass-award-statement-hint = Qué hizo { $name } y por qué cuenta, en 4,000 caracteres como máximo. No escriba nombres ni lugares: el comité lee sin ellos, y los que el programa conoce se quitan.
pass-award-consent-hint = El padre, la madre o el tutor, o el estudiante si es mayor de edad.
pass-award-fact-units = Unidades aprobadas
pass-award-fact-states = Estados del curso
pass-award-points = Sus puntos
pass-award-points-hint = { $count ->
    [one] 0 o 1
    *[other] de 0 a { $count }
    }
pass-award-recuse = Me abstengo: sé quién es, o tengo otra razón para no juzgar
pass-award-review-lead = Se quitaron nombres, estados, escuelas, sitios y mentores. Puede cambiar sus puntos hasta que terminen las evaluaciones; cuentan los últimos.
pass-award-review-button = Guardar mi evaluación
pass-award-story-title = { $name } es Estudiante del Año de PASS { $year }
pass-award-phase-none = Nadie ha dicho todavía cómo se hace el próximo premio.
pass-award-phase-done = El comité ya eligió.
pass-award-span = del { $from } al { $to }
pass-award-was-chosen = Estudiante del Año
pass-award-own-recused = Usted se abstuvo.
pass-award-own-review = La suya está entre ellas.
pass-award-nomination = La nominación
pass-award-nominees = A quién se puede nominar
pass-award-nominees-lead = { $count ->
    [one] Debe haber una unidad aprobada desde el { $since }.
    *[other] Debe haber { $count } unidades aprobadas desde el { $since }.
    }
pass-award-nominees-none = Usted no tiene estudiantes en PASS.
pass-award-nominees-caption = Sus estudiantes y sus cursos
pass-award-nominees-more = Solo se muestran 300 inscripciones. Abra otra desde la lista de inscripciones para nominar desde allí.
pass-award-course = Curso
pass-award-possible = Nominación
pass-award-by = { $name } nomina, desde:
pass-award-essay = En palabras del estudiante
pass-award-essay-hint = Lo que el estudiante escribe del trabajo, las mudanzas y los planes, en 4,000 caracteres como máximo.
pass-award-family = Qué permite la familia
pass-award-until = Hasta el { $on }. Papel firmado: { $paper }
pass-award-through-hint = El último día en que se pueden mostrar el nombre y la historia. Hace falta cuando la familia los permite.
pass-award-paper-hint = Dónde está el papel firmado. Hace falta cuando la familia permite el nombre y la historia.
pass-award-reason-hint = 4,000 caracteres como máximo, sin el nombre del estudiante: está en esta página también cuando la familia no permite el nombre.
pass-award-outcome = El resultado de las evaluaciones
pass-award-note = Palabras para el comité, sin el nombre de usted
pass-award-years = Otros años:
pass-award-nominated-lead = Nominado el { $on } como Estudiante del Año de PASS { $year }
pass-award-chosen-lead = Estudiante del Año de PASS { $year }
pass-award-story-begun = El borrador de la historia está con los editores de las páginas públicas. Ellos lo terminan y lo publican.
pass-award-story-gone = La familia ya no permite el nombre ni la historia. La historia salió de las páginas públicas y los editores están avisados.
pass-award-story-waits = La historia comienza cuando la familia permite mostrar el nombre y la historia.
pass-award-story-role = Estudiante de PASS, { $states }
pass-award-story-extent = Nombre e historia como Estudiante del Año de PASS en las páginas públicas
pass-award-story-note = Comenzada desde el Estudiante del Año de PASS. La razón del comité: { $reason }
pass-do-award-consent-nomination-title = Consentimiento a la nominación
pass-do-award-consent-nomination-lead = Cuenta lo último que se dijo; todo queda en el historial. Sin este consentimiento el comité no lee la nominación, y una historia sale de las páginas públicas.
pass-do-award-consent-nomination-button = Guardar
pass-do-award-consent-publication-title = Consentimiento al nombre y la historia
pass-do-award-consent-publication-lead = Cuenta lo último que se dijo; todo queda en el historial. Cuando la familia lo retira, la historia sale de inmediato de las páginas públicas.
pass-do-award-consent-publication-button = Guardar
pass-ask-word = Qué dice la familia
pass-ask-essay = En palabras del estudiante
pass-ask-words-in = Idioma de las palabras
pass-ask-through = Último día
pass-ask-consent-paper = Papel firmado
pass-notice-award-chosen = Un estudiante suyo fue elegido Estudiante del Año de PASS { $year }
pass-award-link = Nominar para Estudiante del Año
pass-do-award-cycle-title = Decir cómo se hace el premio
pass-do-award-cycle-lead = Las fechas, qué cuenta y qué busca el comité. Cuando ya hay una nominación, el día de apertura y lo que cuenta no cambian.
pass-do-award-cycle-button = Guardar
pass-do-award-nominate-title = Nominar a un estudiante
pass-do-award-nominate-lead = Con una declaración y el consentimiento del padre, la madre o el tutor, o del estudiante si es mayor de edad. Se puede retirar en cualquier momento.
pass-do-award-nominate-button = Nominar
pass-do-award-choose-title = Elegir
pass-do-award-choose-lead = La elección del comité, una vez por año, con su razón. Quien debe abstenerse no puede anotarla.
pass-do-award-choose-button = Elegir a este estudiante
pass-ask-year = Año
pass-ask-window-from = Cuentan las unidades aprobadas desde
pass-ask-opens-on = Las nominaciones abren el
pass-ask-nominations-until = Último día de nominaciones
pass-ask-reviews-until = Último día de evaluaciones
pass-ask-units-min = Unidades que debe haber aprobado
pass-ask-reviewers-min = Evaluaciones que necesita una nominación, dos o más
pass-ask-criteria-en = Qué busca el comité, en inglés
pass-ask-criteria-es = Lo mismo en español
pass-ask-nominee = Estudiante
pass-ask-statement = Declaración
pass-ask-consent-by = Quién da o retira el consentimiento
pass-rule-award-units = Se aprobaron muy pocas unidades en los días que cuentan.
pass-rule-award-gone = La inscripción se retiró o se canceló.
pass-rule-award-won = El estudiante fue elegido en un año anterior.
pass-rule-award-twice = El estudiante ya está nominado.
pass-rule-award-not-now = No es el momento: mire las fechas.
pass-rule-award-order = Los días deben seguirse: cuentan unidades, abren las nominaciones, terminan, terminan las evaluaciones.
pass-rule-award-begun = Ya hay una nominación, así que el día de apertura y lo que cuenta no pueden cambiar.
pass-rule-award-no-consent = La familia no lo permitió, o retiró su consentimiento.
pass-rule-award-conflict = Usted hizo la nominación, o el estudiante es o fue de su estado: debe abstenerse.
pass-rule-award-points = Dé a cada criterio un número entero de 0 a su máximo.
pass-rule-award-few-reviews = La nominación tiene muy pocas evaluaciones sin conflicto.
pass-rule-award-chosen = Ya se eligió a un estudiante para este año.

pass-book-unit = Unidad { $unit }: { $title }
pass-book-lesson = Lección { $number }. { $title }
pass-book-outcomes = Al terminar esta unidad usted podrá
pass-book-license = Edición { $edition }, por { $authors }. Licencia: { $license }. Puede copiarlo, compartirlo y cambiarlo si dice de dónde viene.
pass-book-contents = Sus lecciones
pass-book-contents-hint = Marque cada lección cuando la termine. Los números de página son los mismos en inglés y en español, para que usted y su mentor puedan seguir juntos.
pass-book-page = Página
pass-book-objective = Usted aprenderá:
pass-book-minutes = { $minutes ->
    [one] Más o menos 1 minuto
    *[other] Más o menos { $minutes } minutos
    }
pass-book-answer = Respuesta:
pass-book-answers = Respuestas explicadas
pass-book-answers-hint = Primero intente cada ejercicio por su cuenta. Después compare y lea por qué.
pass-book-notes = Notas
pass-book-form = Forma { $form }
pass-book-test-minutes = { $minutes ->
    [one] Usted tiene 1 minuto.
    *[other] Usted tiene { $minutes } minutos.
    }
pass-book-directions = Instrucciones.
pass-book-test-end = Aquí termina el examen. Revise sus respuestas una vez más.
pass-book-key-title = Clave de respuestas, forma { $form }: { $course }, unidad { $unit }
pass-book-key-about = Edición { $edition }. Para quienes califican. Se abrió el { $on }, y la bitácora dice quién lo hizo.
pass-book-key-warning = Nunca ponga esta página en un paquete, y nunca la deje donde trabaja un estudiante o un tutor.
pass-book-key-item = Núm.
pass-book-key-answer = Clave
pass-book-key-lesson = Lección
pass-book-key-why = Por qué
pass-book-key-written = Pregunta escrita { $item }

pass-paper-test = Cuadernillo del examen

pass-study-units = Léalo y trabájelo aquí
pass-study-lessons = { $count ->
    [one] Una lección
    *[other] { $count } lecciones
    }
pass-study-in-english = en inglés
pass-study-english-only = Esta lección todavía no está en español. Usted la ve en inglés.
pass-study-paper = En papel
pass-study-paper-lead = El libro tiene las mismas lecciones, con espacio para escribir y las respuestas explicadas al final. Las páginas llevan los mismos números en inglés y en español.
pass-study-book = El libro de esta unidad (PDF)
pass-study-large = El mismo libro en letra grande (PDF)
pass-study-cartridge = Las lecciones para una plataforma educativa (Common Cartridge 1.3)
pass-study-course = Acerca de este curso
pass-study-where = Dónde está usted
pass-study-answer = Su respuesta
pass-study-check = Revisar mis respuestas
pass-study-right = Correcto
pass-study-wrong = Todavía no
pass-study-no-number = Esto no es un número. Escriba dígitos, por ejemplo 12.50
pass-study-open = Compárelo usted
pass-study-rubric = Cómo se evalúa lo escrito:
pass-study-summary = Usted contestó { $answered } de { $all }. { $right ->
    [one] 1 es correcta.
    *[other] { $right } son correctas.
    } El porqué está debajo de cada respuesta.
pass-study-summary-open = Las respuestas que usted escribió con palabras las evalúan usted y su mentor.
pass-study-read = Leer en voz alta
pass-study-stop = Dejar de leer
pass-study-larger = Letra más grande
pass-study-usual = Letra normal
pass-study-kept = Sus respuestas se guardan solo en este dispositivo.
pass-study-offline = Usted no tiene conexión. Sus respuestas están guardadas en este dispositivo; revíselas cuando vuelva a tener conexión.
pass-study-ways = Otras lecciones
pass-study-before = Anterior
pass-study-after = Siguiente
pass-study-all = Todas las lecciones de esta unidad

pass-forms-title = Examen de la unidad «{ $unit }»
pass-forms-lead = Los cuadernillos se imprimen desde una inscripción, cada uno con su propio número de copia. Abrir una clave de respuestas, o el paquete que la contiene, queda en la bitácora con su nombre.
pass-forms-none = Esta unidad todavía no tiene examen.
pass-forms-caption = Formas del examen
pass-forms-form = Forma
pass-forms-choices = De opción múltiple
pass-forms-written = Escritas
pass-forms-minutes = Tiempo
pass-forms-languages = Idiomas
pass-forms-open = Abrir
pass-forms-key = Clave de respuestas de la forma { $form }
pass-forms-qti = Paquete QTI 3.0 de la forma { $form }
pass-forms-unit = Las lecciones de esta unidad
pass-forms-link = El examen de la unidad y sus claves de respuestas
# Hojas de respuestas y claves
pass-menu-sheets = Hojas de respuestas
pass-panel-sheets = { $count ->
    [one] hoja de respuestas pendiente
   *[other] hojas de respuestas pendientes
}
pass-panel-sheets-doubt = { $count ->
    [0] Ninguna tiene marcas dudosas
    [one] 1 de ellas tiene marcas dudosas
   *[other] { $count } de ellas tienen marcas dudosas
}
pass-panel-sheets-link = Revisar las hojas
pass-sheets-title = { $count ->
    [0] No hay hojas de respuestas pendientes
    [one] 1 hoja de respuestas pendiente
   *[other] { $count } hojas de respuestas pendientes
}
pass-sheets-lead = Escanee o fotografíe las hojas de respuestas y súbalas aquí. Lo que está claro se califica enseguida; lo demás se le muestra a usted.
pass-sheets-outcomes = Resultado de los archivos
pass-sheets-good = Listo
pass-sheets-not-good = Revise esto
pass-sheets-open = Abrir
pass-sheets-hand-in = Subir hojas
pass-sheets-files = Escaneos o fotografías
pass-sheets-files-hint = JPEG, PNG, TIFF o PDF, una hoja por página, hasta 40 MB por archivo y 160 MB en total. Las cuatro marcas de las esquinas deben verse en la imagen.
pass-sheets-button = Leer estas hojas
pass-sheets-no-file = No eligió ningún archivo. Elija al menos uno.
pass-sheets-place = Archivo { $file }, página { $page }:
pass-sheets-refused = Archivo { $file }: { $why } No se guardó nada de este archivo.
pass-sheets-known = Esta página ya se había recibido; nada cambió.
pass-sheets-more = Solo se muestran las más recientes. Termine algunas para ver las demás.
pass-sheets-back = Todas las hojas de respuestas
pass-sheets-group-look = { $count ->
    [one] 1 hoja tiene marcas que usted debe revisar
   *[other] { $count } hojas tienen marcas que usted debe revisar
}
pass-sheets-group-match = { $count ->
    [one] 1 hoja aún no se asocia con ningún examen
   *[other] { $count } hojas aún no se asocian con ningún examen
}
pass-sheets-group-key = { $count ->
    [one] 1 hoja espera una clave de respuestas
   *[other] { $count } hojas esperan una clave de respuestas
}
pass-sheets-group-scored = { $count ->
    [one] Calificada hace poco: 1 hoja
   *[other] Calificadas hace poco: { $count } hojas
}
pass-scan-stage-unmatched = sin asociar con un examen
pass-scan-stage-waiting = con marcas dudosas
pass-scan-stage-keyless = en espera de la clave de respuestas de su forma
pass-scan-stage-scored = calificada
pass-scan-stage-set-aside = apartada
pass-sheet-of-copy = Hoja de respuestas { $copy }
pass-sheet-of-page = Hoja de respuestas sin número (página { $page } de su archivo)
pass-sheet-fault-not-a-picture = No es una imagen JPEG, PNG o TIFF ni un PDF. Escanee la hoja en uno de estos formatos.
pass-sheet-fault-damaged = El archivo está dañado o incompleto. Envíelo de nuevo.
pass-sheet-fault-too-many-bytes = El archivo pasa de 40 MB. Escanee a 200 o 300 puntos por pulgada, o envíe menos páginas.
pass-sheet-fault-too-many-pixels = La imagen tiene más de 60 millones de píxeles. Escanee a 300 puntos por pulgada.
pass-sheet-fault-too-many-pages = El archivo tiene más de 200 páginas. Divídalo.
pass-sheet-fault-too-small = La imagen es demasiado pequeña para leerla. Escanee a 150 puntos por pulgada o más.
pass-sheet-fault-too-small-by = La imagen mide solo { $width } por { $height } píxeles. Escanee a 150 puntos por pulgada o más.
pass-sheet-fault-locked = El PDF pide una contraseña. Guárdelo sin ella.
pass-sheet-fault-no-picture = En esta página no hay ninguna imagen escaneada.
pass-sheet-fault-unusual-packing = La imagen de este archivo está comprimida de una manera que no se puede leer. Guárdela como JPEG o PNG.
pass-sheet-fault-no-marks = No se encontraron las cuatro marcas de las esquinas. Si es una hoja de respuestas, fotografíela de nuevo, plana y completa.
pass-sheet-fault-cut-off-upper-left = La marca de la esquina superior izquierda, un cuadrado negro, no está en la imagen. Fotografíe la hoja entera.
pass-sheet-fault-cut-off-upper-right = La marca de la esquina superior derecha, un cuadrado con un hueco, no está en la imagen. Fotografíe la hoja entera.
pass-sheet-fault-cut-off-lower-right = La marca de la esquina inferior derecha, un disco negro, no está en la imagen. Fotografíe la hoja entera.
pass-sheet-fault-cut-off-lower-left = La marca de la esquina inferior izquierda, un disco con un hueco, no está en la imagen. Fotografíe la hoja entera.
pass-sheet-fault-no-bubbles = Las marcas de las esquinas están, pero no se ven los círculos. Fotografíe la hoja con más nitidez y mejor luz.
pass-sheet-fault-code-missing = No se pudo leer el código cuadrado. Escriba el número impreso en la hoja.
pass-sheet-fault-code-other = El código cuadrado no es de una hoja de respuestas. Escriba el número impreso en la hoja.
pass-sheet-fault-code-unknown = Nunca se entregó una copia con este número. Compárelo con el impreso.
pass-sheet-fault-elsewhere = Esta copia es de un estudiante que atiende otro estado. La oficina de PASS de ese estado ya ve la hoja.
pass-sheet-fault-not-a-test = Este número es de un paquete, no de un examen.
pass-sheet-fault-copy-lost = Esta copia consta como perdida o destruida. Aclare el incidente antes de calificarla.
pass-sheet-fault-scorer-is-mentor = Usted es tutor de este estudiante. Otra persona debe calificar el examen.
pass-sheet-fault-no-try = No se autorizó ningún examen con esta copia. Autorícelo primero o averigüe qué ocurrió.
pass-sheet-fault-void-try = El examen presentado con esta copia no cuenta.
pass-sheet-fault-not-begun = El examen está autorizado, pero nadie anotó que comenzó.
pass-sheet-fault-known-unread = Se leyó su número, pero no sus marcas. Fotografíe la hoja de nuevo, plana y completa.
pass-sheet-fault-other-count = La hoja tiene un número de preguntas distinto del de la que se imprimió para esta copia.
pass-sheet-fault-same-again = La misma hoja ya se había calificado; nada cambió.
pass-sheet-fault-differs = Ya se calificó otra imagen de este examen, con otras respuestas. Compare las dos.
pass-sheet-fault-by-hand = Una persona la apartó.
pass-sheet-received = Recibida
pass-sheet-state = Recibida por la oficina de
pass-sheet-questions = Preguntas
pass-sheet-enrollment = La inscripción del estudiante
pass-sheet-picture = La hoja
pass-sheet-picture-alt = La hoja de respuestas, enderezada
pass-sheet-doubts = { $count ->
    [one] ¿Qué ve usted en esta pregunta?
   *[other] ¿Qué ve usted en estas { $count } preguntas?
}
pass-sheet-doubts-lead = Estas marcas son tenues, borradas, tachadas o dobles. Diga qué respuesta dio el estudiante; nada está elegido de antemano.
pass-sheet-item = Pregunta { $item }
pass-sheet-item-alt = Recorte de la hoja: pregunta { $item } con sus cuatro círculos
pass-sheet-looks = Parece { $letter }, pero no es seguro ({ $fills })
pass-sheet-looks-double = Parece haber más de un círculo lleno ({ $fills })
pass-sheet-looks-nothing = No se distingue nada con seguridad ({ $fills })
pass-sheet-look-button = Guardar lo que veo y calificar
pass-sheet-no-answer = sin respuesta válida
pass-sheet-match = ¿De qué examen es?
pass-sheet-match-button = Asociar con este número
pass-sheet-again-button = Intentar otra vez con el número leído
pass-ask-sheet-copy = Número impreso en la hoja
pass-ask-sheet-copy-hint = Diez letras y números, por ejemplo 4K7T-02QX-M3
pass-sheet-answers = { $count ->
    [one] 1 pregunta tal como se leyó
   *[other] { $count } preguntas tal como se leyeron
}
pass-sheet-answers-caption = Respuestas por pregunta
pass-sheet-question = Pregunta
pass-sheet-answer = Respuesta
pass-sheet-how = Origen
pass-sheet-read = leída
pass-sheet-seen = vista por una persona
pass-sheet-correct = Corregir
pass-sheet-correct-item = Respuesta a la pregunta { $item }
pass-sheet-correct-lead = Si la imagen muestra una respuesta distinta de la leída, corríjala aquí. La respuesta que se leyó queda registrada.
pass-sheet-correct-button = Guardar correcciones
pass-sheet-aside = Apartar esta hoja
pass-sheet-aside-button = Apartar
pass-ask-sheet-reason = Motivo
pass-ask-sheet-reason-hint = Por ejemplo: una página en blanco o la imagen de otro documento
pass-scoring-typed = Anotada a mano
pass-scoring-confirmed = Confirmada por una segunda persona
pass-scoring-sheet = Leída de la hoja
pass-scoring-new-key = Calificada de nuevo con una clave de respuestas más reciente
pass-scoring-decided = Una clave de respuestas más reciente da esto; el crédito ya está decidido y se mantiene
pass-keys-title = Claves de respuestas
pass-keys-lead = Una persona escribe la clave de respuestas y otra la escribe de nuevo; solo entonces vale. Una clave nunca se cambia: una versión nueva la reemplaza, y las calificaciones abiertas se calculan de nuevo. En los cursos cuyos textos tiene el programa, las claves se calculan de los textos.
pass-keys-link = Claves de respuestas
pass-keys-empty = Aún no hay ninguna clave de respuestas
pass-keys-empty-next = Las hojas de una forma se guardan hasta que su clave esté confirmada. Escriba una abajo.
pass-keys-caption = Claves de respuestas por examen, la versión más reciente primero
pass-key-test = Examen
pass-key-course = Curso
pass-key-title = Unidad { $unit }, forma { $form }
pass-key-version = Versión
pass-key-entered = Escrita por
pass-key-on = Fecha
pass-key-confirmed = Confirmada por
pass-key-computed = Calculada del texto del curso
pass-key-computed-confirmed = no necesita confirmación: resulta de cada pregunta
pass-key-edition = de la edición { $edition }
pass-key-edition-corrected = { $version }, de la edición { $edition } después de una corrección
pass-key-waits = en espera de una segunda persona
pass-key-reason = Motivo del cambio
pass-key-confirm-link = Escribirla de nuevo
pass-key-enter = Escribir una clave de respuestas
pass-key-enter-button = Guardar esta clave de respuestas
pass-ask-key-course = Curso y edición
pass-ask-key-unit = Unidad
pass-ask-key-letters = Respuestas correctas
pass-ask-key-letters-hint = 25 o 50 letras de la A a la D en el orden de las preguntas; los espacios y renglones no importan. Un asterisco (*) indica una pregunta que vale como correcta para todos.
pass-ask-key-reason = Por qué cambia la clave de respuestas
pass-ask-key-reason-hint = Necesario desde la segunda versión
pass-ask-questions = Preguntas en la hoja de respuestas
pass-ask-questions-hint = Si se conoce la clave de respuestas de esta forma, se usa el número de preguntas de la clave.
pass-question-count = { $count ->
    [one] 1 pregunta
   *[other] { $count } preguntas
}
pass-key-confirm-title = Escriba la clave de respuestas por segunda vez
pass-key-confirm-lead = Escríbala a partir de la clave del propio examen, no de lo que escribió la primera persona. Vale cuando ambas coinciden.
pass-key-confirm-button = Confirmar esta clave de respuestas
pass-key-differs = Lo que usted escribió difiere de lo que escribió la primera persona en estas preguntas: { $items }. Revise ambas; si la primera está mal, escriba una nueva versión.
pass-key-version-title = Clave de respuestas de { $course }, unidad { $unit }, forma { $form }, versión { $version }
pass-key-lead = Queda registrada toda persona que abre una clave de respuestas.
pass-key-scores = { $count ->
    [0] Ninguna calificación que usted pueda ver se basa en ella
    [one] 1 calificación se basa en ella
   *[other] { $count } calificaciones se basan en ella
}
pass-key-no-scores = Las calificaciones aparecen aquí a medida que se leen las hojas.
pass-key-changed = { $before } cambió a { $now }
pass-key-elsewhere = { $count ->
    [one] 1 calificación en { $state }
   *[other] { $count } calificaciones en { $state }
}
pass-paper-answer-sheet-a4 = Hoja de respuestas en A4
pass-score-confirms = Soy la segunda persona que califica esta hoja y confirmo la calificación
pass-ask-confirms = Confirmación
pass-history-read-sheet = calificación leída de la hoja de respuestas
pass-history-new-key = calificación calculada de nuevo con una clave de respuestas más reciente
pass-history-decided = una clave de respuestas más reciente cambiaría una calificación cuyo crédito ya está decidido
pass-history-regrade = se revisó otra vez el resultado
pass-unit-step-regrade = revisar otra vez el resultado
pass-notice-rescored = Cambió la clave de respuestas de un examen y, con ella, una calificación
pass-rule-questions = Una hoja de respuestas tiene 25 o 50 preguntas.
pass-rule-confirms-nothing = No hay tal calificación por confirmar. Sin la confirmación, se guarda como nueva.
pass-rule-second-person = Usted anotó esta calificación. Debe confirmarla una segunda persona o la hoja de respuestas.
pass-rule-score-confirmed = Esta calificación está confirmada. Si la hoja dice otra cosa, corríjala en la página de la hoja.
pass-rule-scan-done = Esta hoja ya está terminada.
pass-rule-scan-unmatched = Asocie primero la hoja con su examen.
pass-rule-nothing-said = Diga qué ve en al menos una pregunta.
pass-rule-not-read = No se pudo leer el archivo. Inténtelo de nuevo.
pass-rule-copy-number = No es un número de copia. Un número de copia tiene diez letras y números, y los dos últimos comprueban los demás; compárelo con el impreso.
pass-rule-key-course = Elija un curso del catálogo.
pass-rule-key-unit = El curso no tiene una unidad con este número.
pass-rule-key-letters = Una clave de respuestas tiene 25 o 50 letras, cada una A, B, C, D o un asterisco. Cuéntelas de nuevo.
pass-rule-key-same = La versión más reciente de esta clave de respuestas dice lo mismo.
pass-rule-key-done = Esta versión ya está confirmada, o una más reciente la reemplazó.
pass-rule-key-second-person = Usted escribió esta clave de respuestas. Una segunda persona debe escribirla de nuevo.
pass-rule-key-computed = La clave de respuestas de esta forma se calcula del texto del curso; nadie la escribe. Si una pregunta está mal, se corrige el texto y las calificaciones se calculan de nuevo.
pass-test-title = Hacer un examen de unidad
pass-test-lead = Escriba el código que le dio su maestro. No necesita una cuenta.
pass-test-code = Código del examen
pass-test-code-hint = Ocho letras y números, por ejemplo K7Q2-M4XZ. No importan las mayúsculas ni el guion.
pass-test-code-button = Ver qué examen es
pass-test-how = Cómo funciona
pass-test-how-teacher = Su maestro o quien supervisa el examen le da un código cuando todo está listo. Vale unos minutos y para comenzar una sola vez.
pass-test-how-account = Después de escribir el código usted ve qué examen es. Nada comienza hasta que usted lo decida.
pass-test-how-lost = Si se pierde la conexión, su examen sigue en el mismo navegador. En otro aparato necesita un código nuevo de su maestro.
pass-test-how-paper = Todo examen se puede hacer también en papel. Pregunte a su maestro.
pass-test-open-here = Hay un examen abierto en este navegador: { $unit }.
pass-test-go-on = Seguir con el examen
pass-code-malformed = Este no es un código de examen: falta o está mal una letra o un número. Compárelo con el que muestra su maestro y escríbalo de nuevo.
pass-code-copy-number = Este es el número de un examen impreso. Escriba el código que su maestro ve en la pantalla; tiene ocho letras y números.
pass-code-too-many = Desde aquí llegaron demasiados códigos equivocados. Espere 15 minutos y escriba el código de nuevo.
pass-code-unknown = Ningún examen tiene este código. Compárelo con el que muestra su maestro o pida uno nuevo.
pass-code-used = Con este código ya se comenzó su examen. Para seguir en este navegador, pida a su maestro un código nuevo; sigue el mismo examen.
pass-code-past = Se acabó el tiempo para comenzar con este código. No se pierde ningún intento: pida a su maestro que autorice el examen otra vez.
pass-code-replaced = Su maestro hizo un código más nuevo para este examen. Escriba ese.
pass-code-over = El examen de este código ya terminó o se canceló. Si le toca otro examen, pida su código a su maestro.
pass-test-ready = ¿Es este su examen?
pass-test-ready-again = ¿Seguir con su examen?
pass-test-staff-here = { $name } tiene su sesión abierta en este navegador. Pídale que la cierre antes de comenzar.
pass-test-other-open = Hay otro examen abierto en este navegador. Si comienza este aquí, necesitará un código nuevo para seguir con el otro.
pass-test-fact-form = Forma
pass-test-fact-asks = Preguntas
pass-test-fact-time = Tiempo
pass-test-fact-answered = Hasta ahora
pass-test-asks = { $choices ->
    [one] 1 pregunta
    *[other] { $choices } preguntas
    }{ $written ->
    [0] .
    [one] , luego 1 para contestar por escrito
    *[other] , luego { $written } para contestar por escrito
    }
pass-test-no-limit = Sin límite de tiempo
pass-test-minutes-left = { $minutes ->
    [one] Queda 1 minuto
    *[other] Quedan { $minutes } minutos
    }
pass-test-minutes-left-script = Quedan %n minutos
pass-test-last-minute = Queda menos de un minuto
pass-test-time-over = Se acabó el tiempo
pass-test-answered-of = { $answered } de { $all } contestadas
pass-test-rules = Lo que debe saber antes de comenzar
pass-test-rule-begin = Comience solo cuando tenga todo listo. Al comenzar, cuenta como un intento. Si no comienza, no cuenta nada.
pass-test-rule-saved = Cada respuesta se guarda. Puede cambiarla hasta que entregue el examen.
pass-test-rule-lost = Si se pierde la conexión, vuelva a esta página en el mismo navegador: sus respuestas están ahí y es el mismo intento.
pass-test-rule-quit = Abandonar el examen cuenta como un intento. Se califica lo que haya contestado hasta entonces.
pass-test-rule-supervised = Alguien supervisa el examen. Si necesita más tiempo, pídalo antes o después de que se acabe; su maestro se lo puede dar.
pass-test-directions = El examen dice:
pass-test-directions-here = Aquí usted contesta en la pantalla, también donde se habla de una hoja de respuestas o de papel.
pass-test-english-only = Este examen está escrito solo en inglés.
pass-test-begin-button = Comenzar el examen
pass-test-go-on-button = Seguir con el examen
pass-test-not-mine = Este no es mi examen
pass-test-page = Página { $page }
pass-test-pages = Páginas del examen
pass-test-all-on-one = Ver todo en una página
pass-test-question = Pregunta { $number }
pass-test-saved = Guardado.
pass-test-offline = Sin conexión. Sus respuestas esperan en este navegador y se envían en cuanto vuelva. No cierre la página.
pass-test-next = Guardar y pasar a la página siguiente
pass-test-back = Guardar y volver a la página anterior
pass-test-save = Guardar
pass-test-to-review = Guardar y terminar
pass-test-quit-link = Abandonar el examen
pass-test-review-title = ¿Entregar el examen?
pass-test-unanswered = { $count ->
    [one] 1 pregunta está sin contestar
    *[other] { $count } preguntas están sin contestar
    }
pass-test-unanswered-lead = Puede volver a ellas o entregar el examen así.
pass-test-all-answered = Todas las preguntas están contestadas.
pass-test-hand-in-lead = Después de entregarlo ya no puede cambiar nada.
pass-test-hand-in-button = Entregar el examen
pass-test-look-again = Ver mis respuestas otra vez
pass-test-quit-title = ¿Abandonar el examen?
pass-test-quit-lead = Abandonarlo cuenta como un intento, y se califica lo que haya contestado. Si el problema es la conexión o el aparato, no lo abandone: pida a su maestro un código nuevo.
pass-test-quit-check = Abandono este examen. Sé que cuenta como un intento.
pass-test-quit-confirm = Marque la casilla si quiere abandonar el examen.
pass-test-quit-button = Abandonar el examen
pass-test-stopped-time-over-title = Se acabó el tiempo
pass-test-stopped-time-over = Lo que contestó a tiempo está guardado. Hable con su maestro: puede darle más tiempo. O entregue el examen como está.
pass-test-stopped-elsewhere-title = Su examen está abierto en otro navegador
pass-test-stopped-elsewhere = Se abrió en otro lugar con un código más nuevo. Para seguir aquí, pida a su maestro un código nuevo.
pass-test-type-code = Escribir un código
pass-test-over-handed-in-title = Usted entregó su examen
pass-test-over-handed-in = Las preguntas de opción múltiple ya se calificaron; las respuestas escritas las lee una persona. Su maestro le dirá el resultado.
pass-test-over-quit-title = Usted abandonó el examen
pass-test-over-quit = Cuenta como un intento. Se califica lo que contestó; su maestro le dirá el resultado y si hay otro intento.
pass-test-over-staff-title = Se entregó su examen por usted
pass-test-over-staff = Su maestro entregó lo que estaba guardado. Pregúntele por el resultado.
pass-test-over-void-title = Este examen no cuenta
pass-test-over-void = La oficina de PASS lo anuló. No se pierde ningún intento; pregunte a su maestro qué sigue.
pass-test-over-forgotten = Este navegador ya no tiene el examen. Puede cerrar la página.
pass-test-ending-handed-in = entregado por el estudiante
pass-test-ending-quit = abandonado por el estudiante
pass-test-ending-staff = entregado por el personal
pass-online-title = Examen en línea
pass-online-now = Exámenes en línea en curso
pass-online-allow = Autorizar un examen en línea
pass-online-allow-lead = El estudiante hace el examen en un navegador, sin cuenta. Usted recibe un código que sirve para comenzar una vez. Si nadie comienza a tiempo, no cuenta nada.
pass-online-no-unit = Ninguna unidad está lista para su examen. Anote primero que revisó el trabajo de una unidad.
pass-online-confirm = Confirmado: el examen se hace en línea, el curso es { $course } y la unidad es la que se eligió aquí.
pass-online-no-limit = Sin límite de tiempo (adaptación)
pass-online-allow-button = Autorizar el examen y ver su código
pass-online-code-again = Código nuevo, para seguir con el mismo examen
pass-online-code-other = Reemplazar el primer código
pass-online-minutes = Minutos que se agregan
pass-online-give-time = Dar más tiempo
pass-online-end = Entregar lo guardado
pass-online-end-lead = Para un estudiante que no puede entregarlo. Se califica lo guardado y cuenta como un intento.
pass-online-end-button = Entregar lo guardado
pass-online-look-again = Actualizar
pass-ask-more-minutes = Minutos adicionales
pass-more-minutes-hint = Una adaptación; déjelo vacío para el tiempo que da el examen.
pass-ask-no-limit = Límite de tiempo
pass-ask-confirm = Confirme
pass-fresh-code-title = Código del examen
pass-fresh-code-where = El estudiante abre { $address } y escribe este código.
pass-fresh-code-minutes = Vale { $minutes }. Si nadie comienza, no cuenta nada.
pass-fresh-code-once = Comienza el examen una vez, en un navegador. Se muestra solo ahora y no se guarda en ningún lugar.
pass-fresh-code-lost = Si falla la conexión o el aparato, haga un código nuevo: con él sigue el mismo examen.
pass-fresh-code-watch = Seguir el examen
pass-watch-waits = { $minutes ->
    [one] Autorizado; queda 1 minuto para comenzar
    *[other] Autorizado; quedan { $minutes } minutos para comenzar
    }
pass-watch-past = Autorizado, pero nadie comenzó a tiempo: no cuenta nada. Autorícelo otra vez.
pass-watch-begun = Comenzó: { $at }
pass-watch-contact-now = Última señal hace menos de un minuto
pass-watch-contact = { $minutes ->
    [one] Última señal hace 1 minuto
    *[other] Última señal hace { $minutes } minutos
    }
pass-watch-time-over = Se acabó el tiempo; lo contestado a tiempo está guardado. Puede dar más tiempo o entregarlo.
pass-written-title = { $count ->
    [0] No hay respuestas escritas pendientes
    [one] 1 examen espera puntos para sus respuestas escritas
    *[other] { $count } exámenes esperan puntos para sus respuestas escritas
    }
pass-written-lead = Exámenes hechos en línea. Donde se dan los puntos no se muestra de quién son.
pass-written-none = Cuando se entregue en línea un examen con preguntas escritas, aparecerá aquí.
pass-written-counts = la calificación depende de ello
pass-written-counts-not = no cambia la calificación
pass-written-more = Solo se muestran 200 exámenes; los demás aparecen cuando estos se terminan.
pass-written-back = Todas las respuestas escritas
pass-written-link = Respuestas escritas de exámenes en línea
pass-written-page-title = Puntos para respuestas escritas
pass-written-about = Forma { $form }, { $how }, { $at }
pass-written-counts-lead = La regla del estado pide la parte escrita: la calificación queda firme cuando todas sus respuestas tienen puntos.
pass-written-counts-not-lead = La regla del estado no pide la parte escrita: los puntos se guardan para el mentor y no cambian ninguna calificación.
pass-written-answer = Respuesta
pass-written-no-answer = No se escribió nada.
pass-written-rubric = Por qué se dan los puntos
pass-written-points = Puntos, de 0 a { $out-of }
pass-written-points-wrong = Dé un número entero de puntos, de 0 a { $out-of }.
pass-written-button = Guardar los puntos
pass-written-saved = Los puntos están guardados.
pass-notice-written = Un examen en línea de { $course } espera puntos para sus respuestas escritas ({ $state }).
pass-try-online = en línea
pass-rule-online-unit = Elija una unidad de esta inscripción.
pass-rule-online-confirm = Confirme la forma de hacerlo, el curso y la unidad.
pass-rule-more-minutes = Escriba los minutos que se agregan como un número entero de 1 a 480.
pass-rule-not-online = El programa no tiene las preguntas de este curso. Sus exámenes son en papel.
pass-rule-no-form-online = El estudiante ya tuvo todas las formas de este examen que tiene el programa. Use otra forma en papel.
pass-rule-no-online-test = Ningún examen de esta unidad está abierto en línea.
pass-rule-no-time-limit = Este examen no tiene límite de tiempo.
pass-rule-online-own-act = Este examen se hace en línea: ahí se comienza y se entrega, o en la página «Examen en línea».
pass-rule-scored-online = Este examen se hizo en línea y se califica con sus respuestas. Los puntos de las respuestas escritas se dan en su propia página.
pass-rule-written-missing = Dé puntos a cada respuesta escrita.
pass-rule-credit-decided = La escuela ya decidió sobre el crédito; la calificación queda como está.
pass-sheet-fault-open-online = Este examen está abierto en línea. Entréguelo ahí primero.
pass-sheet-fault-same-online = El examen se hizo en línea con las mismas respuestas; nada cambió.
pass-sheet-fault-differs-online = El examen se hizo en línea, con otras respuestas. Compare las dos.
pass-scoring-online = Contestado en línea
pass-scoring-written = Se calificaron también las respuestas escritas
pass-history-make-online = se hizo un examen en línea
pass-history-new-code = se dio un código nuevo
pass-history-give-time = se dio más tiempo para el examen
pass-history-end-online = entregado por el personal
pass-history-quit = examen abandonado
pass-history-score-online = calificado con las respuestas en línea
pass-history-score-written = respuestas escritas calificadas

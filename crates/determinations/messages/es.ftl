## Datos que no se pueden leer

determinations-fact-missing = Falta este dato.
determinations-fact-missing-remedy = Indíquelo; sin él no se puede dar una respuesta.
determinations-fact-not-an-object = { $value } no es un grupo de datos.
determinations-fact-not-an-object-remedy = Escriba datos con nombre entre llaves.
determinations-fact-not-a-list = { $value } no es una lista.
determinations-fact-not-a-list-remedy = Escriba una lista entre corchetes; deje los corchetes vacíos si no hay nada.
determinations-fact-not-a-day = { $value } no es una fecha.
determinations-fact-not-a-day-remedy = Escriba una fecha que exista como año-mes-día, por ejemplo 2026-05-31.
determinations-fact-not-a-number = { $value } no es un número.
determinations-fact-not-a-number-remedy = Escriba cifras, sin comillas ni unidades.
determinations-fact-not-yes-or-no = { $value } no es ni sí ni no.
determinations-fact-not-yes-or-no-remedy = Escriba true o false; omítalo si nadie lo sabe.
determinations-fact-not-text = { $value } no es un texto.
determinations-fact-not-text-remedy = Escriba palabras entre comillas.
determinations-fact-not-a-choice = { $value } no es ninguna de las opciones.
determinations-fact-not-a-choice-remedy = Escriba una de estas: { $detail }; u omítalo.
determinations-fact-out-of-range = { $value } es demasiado pequeño o demasiado grande.
determinations-fact-out-of-range-remedy = Escriba un número dentro de { $detail }.
determinations-fact-too-many = { $value } son demasiados.
determinations-fact-too-many-remedy = Indique { $detail } como máximo; omita los más antiguos.
determinations-fact-too-long = El texto es demasiado largo.
determinations-fact-too-long-remedy = Redúzcalo a { $detail } caracteres o menos.
determinations-fact-in-future = { $value } es posterior a la fecha de la pregunta.
determinations-fact-in-future-remedy = Corrija una de las dos fechas; la pregunta se hace con fecha del { $detail }.
determinations-fact-before-the-law = { $value } es anterior a estas reglas.
determinations-fact-before-the-law-remedy = Empiezan el { $detail }; las preguntas anteriores se rigen por otra ley.
determinations-fact-twice = El nombre { $value } se usa dos veces.
determinations-fact-twice-remedy = Dé a cada fila su propio nombre.
determinations-fact-no-such-row = No hay ninguna fila llamada { $value }.
determinations-fact-no-such-row-remedy = Nombre una fila que esté en { $detail }.
determinations-fact-no-such-program = No hay ningún programa { $value }.
determinations-fact-no-such-program-remedy = Nombre uno de estos: { $detail }.

## Los programas lado a lado

determinations-matrix-title = Seis programas para familias de trabajadores del campo
determinations-matrix-lead = Lo que pide cada programa federal, uno al lado del otro. Cada respuesta lleva a la regla y a la ley en que se basa.
determinations-matrix-on = La ley con fecha del
determinations-matrix-compare = Mostrar lo que era distinto el (opcional)
determinations-matrix-show = Mostrar la ley en esta fecha
determinations-matrix-law-of = La ley con fecha del { $day }.
determinations-matrix-changes = { $count ->
    [0] Nada era distinto el { $day }.
    [one] Una respuesta era distinta el { $day }; está marcada.
   *[other] { $count } respuestas eran distintas el { $day }; están marcadas.
 }
determinations-matrix-csv = Descargar como archivo (CSV)
determinations-matrix-caption = Lo que pide cada programa
determinations-matrix-respect = Pregunta
determinations-matrix-version = Reglas { $version }, desde el { $day }.
determinations-matrix-otherwise = En esa fecha:
determinations-matrix-none = Aún no había reglas.
determinations-matrix-rules = Reglas
determinations-matrix-no-day = { $value } no es una fecha. Elija una fecha o deje el campo vacío.
determinations-no-advice = Esto no es asesoría legal. Cada programa toma su propia decisión.
determinations-row-who = ¿Para quién es?
determinations-row-age = Edad y escuela
determinations-row-work = ¿Qué tipo de trabajo?
determinations-row-amount = ¿Cuánto trabajo?
determinations-row-move = ¿Hay que haberse mudado?
determinations-row-income = Ingresos
determinations-row-immigration = Estatus migratorio
determinations-row-family = Miembros de la familia
determinations-row-lasts = ¿Cuánto dura?

## Las reglas detrás de las respuestas

determinations-ask = Pregunte a:
determinations-rules-title = Reglas
determinations-rules-caption = Cada condición, su ley, y en cuántos casos publicados se cumple, no se cumple o no se sabe
determinations-rules-caption-plain = Cada condición y su ley
determinations-rule = Condición
determinations-law = Ley
determinations-numbers-title = Números y opciones
determinations-numbers-caption = Números de la ley y lo que un estado puede fijar
determinations-number = Número u opción
determinations-value = Valor
determinations-yes = sí
determinations-no = no
determinations-state-says = lo fija el estado
determinations-doubts-title = Lo que no es seguro
determinations-rule-text = La regla tal como la lee el programa
determinations-rule-text-note = Este es el texto que se evalúa, palabra por palabra.
determinations-cases-title = { $count ->
    [0] Ningún caso publicado la pone a prueba
    [one] Un caso publicado la pone a prueba
   *[other] { $count } casos publicados la ponen a prueba
 }
determinations-source = Fuente
determinations-truth-met = se cumple
determinations-truth-not-met = no se cumple
determinations-truth-unknown = no se sabe

## Quién puede ayudar a mi familia

determinations-screener-title = ¿Quién puede ayudar a mi familia?
determinations-screener-lead = Conteste unas preguntas cortas. Verá qué programas pueden ayudarle, por qué y qué debe llevar.
determinations-screener-private = No le pedimos su nombre. No guardamos sus respuestas y nadie más las ve. No preguntamos por su estatus migratorio.
determinations-screener-unsure = No lo sé
determinations-screener-next = Continuar
determinations-screener-again = Empezar de nuevo
determinations-screener-choose = Elija una respuesta, o “No lo sé”.
determinations-screener-no-day = Escriba una fecha que no esté en el futuro, o elija “No lo sé”.
determinations-screener-no-number = Escriba un número de 0 a { $max }, o elija “No lo sé”.
determinations-help-title = Programas para su familia
determinations-help-lead = Esto es lo que muestran sus respuestas del { $day }. Cada programa las revisa y toma su propia decisión.
determinations-help-can = Estos programas pueden ayudar
determinations-help-may = Estos programas quizá puedan ayudar; pregunte
determinations-help-not = Estos programas no corresponden a sus respuestas
determinations-help-why = Por qué:
determinations-help-open = Lo que sabemos, o aún falta saber:
determinations-help-bring = Lleve, si lo tiene:
determinations-help-where = A dónde ir:
determinations-help-states = El contacto de su estado
determinations-help-place = A quién llamar en { $state }
determinations-help-hotline = Llame al:
determinations-help-phone = Teléfono de la oficina:
determinations-help-name = Pregunte por:
determinations-help-no-contact = { $state } todavía no nos ha dado un teléfono. Pregunte en cualquier escuela. Allí conocen el programa migrante.
determinations-help-page = Más ayuda en { $state }
determinations-help-nobody = Según estas respuestas, ninguno de los seis programas parece corresponderle. De todos modos llame a su escuela o a la oficina de educación migrante de su estado: conocen otras ayudas.
determinations-help-not-met = no se cumple: { $rule }
determinations-help-print = Puede imprimir esta página y llevarla consigo. No guardamos ninguna copia.

## La evaluación para el personal

determinations-menu-assessments = Evaluaciones
determinations-assess-title = Evaluar la elegibilidad
determinations-assess-lead = Escriba lo que sabe y vea lo que dice la ley, paso a paso. No se guarda nada ni se abre el expediente de ningún niño. No escriba nombres.
determinations-assess-start = Empezar con un caso publicado
determinations-assess-case = Caso (opcional)
determinations-assess-begin = Llenar el formulario
determinations-assess-facts = Los datos
determinations-assess-program = Programa
determinations-assess-names = Cada mudanza tiene un nombre, como m1. Escriba ese nombre en «Después de la mudanza» de cada trabajo. Un campo vacío significa que nadie lo ha dicho.
determinations-assess-row = { $list } { $number }
determinations-assess-add = Agregar: { $list }
determinations-assess-go = Evaluar
determinations-assess-json = Datos en JSON, como en el archivo de casos
determinations-assess-read = Llenar el formulario con el JSON
determinations-assess-no-json = Esto no es JSON válido: no se puede leer en la línea { $line }, columna { $column }. Pegue los datos entre llaves, o una línea completa de un archivo de casos.
determinations-assess-not-said = no se indica
determinations-assess-none = Ninguno
determinations-assess-no-value = ninguno
determinations-assess-ask = Pregunte ahora:
determinations-assess-missing = Falta lo siguiente, primero lo más importante:
determinations-assess-open = Aún no se sabe. No cambia esta respuesta, pero sí lo que la acompaña:
determinations-assess-others = Los otros programas, con los mismos datos
determinations-assess-story = Por qué: cada condición que se revisó
determinations-assess-about-all = El niño y la familia
determinations-assess-state = Donde los datos de abajo no dicen nada, se aplican las reglas de { $state }.
determinations-assess-state-rules = Vea esas reglas con sus fuentes
determinations-assess-choose-state = Estado cuyas reglas se aplican
determinations-assess-no-state = Ningún estado: solo la ley federal
determinations-assess-own = Lo que completaron las reglas del estado
determinations-assess-own-setting = { $setting }: { $value } ({ $source })
determinations-assess-own-activity = “{ $activity }” está en el catálogo propio del estado como “{ $entry }” ({ $source })
determinations-verdict-yes = es elegible
determinations-verdict-yes-perhaps = puede ser elegible
determinations-verdict-no = no es elegible
determinations-verdict-more = se necesita más información
determinations-verdict-more-perhaps = se necesita más información
determinations-notice-not-read = Ninguna regla usa este dato; se dejó aparte: { $fact }.
determinations-notice-not-yet = Esto es posterior a la fecha de la pregunta; se dejó aparte: { $fact }.
determinations-compare-title = ¿Y si…? Comparar dos evaluaciones
determinations-compare-how = Guarde estos datos para comparar, cambie alguno y evalúe otra vez: verá las dos respuestas lado a lado.
determinations-compare-keep = Usar estos datos para comparar
determinations-compare-kept = Hay datos para comparar. Cambie los datos de arriba y evalúe otra vez.
determinations-compare-drop = Dejar de comparar
determinations-compare-case = Un caso publicado para comparar
determinations-compare-with-case = Comparar con este caso
determinations-compare-with-json = Comparar con este JSON
determinations-compare-outcome = Resultado
determinations-compare-facts = Datos que difieren
determinations-compare-conditions = Condiciones que difieren
determinations-compare-same = No hay diferencias.
determinations-compare-what = Qué
determinations-compare-before = Para comparar
determinations-compare-now = Ahora
determinations-compare-verdict = Respuesta
determinations-compare-not-asked = no se revisó
determinations-group-child = El niño y el trabajador
determinations-group-state-parameters = Lo que fijó el estado
determinations-group-academic = Escuela
determinations-group-person = Para los otros programas: persona y familia
determinations-output-qad = Fecha de llegada que califica
determinations-output-residency-date = Fecha de residencia
determinations-output-eoe = Fin de la elegibilidad: primer día sin ella
determinations-output-last-eligible-day = Último día de elegibilidad
determinations-output-expired-qad = Fecha de llegada que ya venció
determinations-output-move-type = Cómo se mudó el niño
determinations-output-comments-required = Secciones del certificado que requieren un comentario
determinations-output-comments-recommended = Comentarios recomendados
determinations-output-pfs = Prioridad para los servicios
determinations-output-counted-for-allocation = Cuenta para la asignación de fondos
determinations-output-continuation-of-services = Continuación de los servicios
determinations-output-basis = base
determinations-output-may-serve = se le puede atender
determinations-output-service = servicio
determinations-output-until = hasta
determinations-output-routes = Maneras de calificar
determinations-output-group = Grupo
determinations-choice-true = sí
determinations-choice-false = no
determinations-choice-foreign = en otro país
determinations-choice-self = el propio joven
determinations-choice-parent = padre o madre
determinations-choice-guardian = tutor
determinations-choice-spouse = cónyuge
determinations-choice-other = otro
determinations-choice-determination-date = fecha de la pregunta
determinations-choice-child-move = fecha de la mudanza del niño
determinations-choice-farm = granja o campo
determinations-choice-plant = planta
determinations-choice-wild-catch = pesca silvestre
determinations-choice-no = no
determinations-choice-admitted = admitido
determinations-choice-first-year = en el primer año
determinations-choice-later-year = en un año posterior
determinations-choice-child = niño
determinations-choice-worker = trabajador
determinations-choice-other-parent = el otro padre
determinations-choice-agricultural = agrícola
determinations-choice-fishing = pesca
determinations-choice-seasonal = de temporada
determinations-choice-temporary = temporal
determinations-choice-subsistence = subsistencia personal
determinations-choice-year-round = todo el año
determinations-choice-none = ninguno de estos
determinations-choice-worker-statement = declaración del trabajador
determinations-choice-employer-statement = declaración del empleador
determinations-choice-state-documentation = documentación del estado
determinations-choice-as = como trabajador
determinations-choice-with = con el trabajador
determinations-choice-to-join = para reunirse con el trabajador
determinations-choice-precede = antes que el trabajador
determinations-choice-migratory = migratorio
determinations-choice-migrant = migrante
determinations-choice-75-days-of-farmwork = 75 días de trabajo agrícola
determinations-choice-took-part = participó
determinations-choice-took-part-in-the-last-24-months = participó en los últimos 24 meses
determinations-choice-eligible-for-the-migrant-education-program = elegible para el Programa de Educación Migrante
determinations-choice-eligible-for-the-farmworker-jobs-program = elegible para el programa de empleo para trabajadores agrícolas
determinations-choice-explain-commute-to-the-work-site = explique el viaje diario al lugar de trabajo
determinations-choice-credit-accrual-only = solo acumulación de créditos
determinations-choice-graduation = la graduación

## El catálogo de actividades

determinations-catalog-title = Actividades que califican
determinations-catalog-lead = Qué cuenta como trabajo agrícola, qué cuenta como trabajo de pesca y qué no es ni lo uno ni lo otro. Es una guía; cada certificado se decide según sus propios hechos.
determinations-catalog-group-agricultural = Trabajo agrícola: cultivos, lechería, ganado, árboles, primer procesamiento
determinations-catalog-group-fishing = Trabajo de pesca: peces y mariscos, captura y primer procesamiento
determinations-catalog-group-other = Trabajo que no califica
determinations-catalog-activity = Actividad
determinations-catalog-examples = Ejemplos
determinations-catalog-typical = Por lo general
determinations-catalog-typical-seasonal = de temporada
determinations-catalog-typical-temporary = temporal
determinations-catalog-typical-by-place = depende del lugar
determinations-catalog-typical-none = no califica
determinations-catalog-group = Tipo de trabajo
determinations-catalog-own = Agregado por un estado
determinations-catalog-whose = Mostrar también lo que agregó un estado
determinations-catalog-no-state = Ningún estado
determinations-catalog-show = Mostrar este catálogo
determinations-catalog-of = { $count ->
    [0] { $state } no ha agregado nada al catálogo.
    [one] { $state } ha agregado una actividad; está marcada.
   *[other] { $state } ha agregado { $count } actividades; están marcadas.
 }
determinations-catalog-added = Agregada por { $state }, { $days }
determinations-catalog-see = Vea el catálogo de actividades que califican

## Lo que ha fijado un estado

determinations-menu-state-rules = Reglas del estado
determinations-own-title-all = Reglas de los estados
determinations-own-choose-state = Elija el estado cuyas reglas quiere leer.
determinations-own-title = Reglas de { $state }
determinations-own-lead = Lo que el estado ha decidido donde la ley federal lo deja a los estados. Las evaluaciones para este estado lo usan cuando los datos mismos no dicen nada.
determinations-own-settings = Opciones
determinations-own-setting = Opción
determinations-own-since = Desde
determinations-own-change = Cambiar
determinations-own-none-saved = el estado no lo ha fijado
determinations-own-law-holds = Se aplica lo que dice la ley.
determinations-own-open = nadie lo ha dicho
determinations-own-as-law = Como dice la ley; el estado no lo ha fijado
determinations-own-others = Entradas anteriores y posteriores
determinations-own-other = { $value }, desde el { $day }.
determinations-own-shipped = publicado; incluido en el programa
determinations-own-by = { $name }, { $day }
determinations-own-law = Sin fijarlo: { $value }.
determinations-own-activities = Actividades propias del estado
determinations-own-activities-lead = Se consultan antes que el catálogo que comparten todos los estados, y aparecen marcadas en él.
determinations-own-no-activities = El estado no ha agregado ninguna.
determinations-own-add = Agregar una actividad
determinations-own-add-lead = Ayuda solo al personal de su estado. El catálogo identifica de qué tipo es un trabajo que solo se dio con palabras; cada certificado se decide según sus propios hechos.
determinations-own-kind = Tipo de trabajo
determinations-own-typical = Por lo general
determinations-own-words-en = Nombre en inglés
determinations-own-words-es = Nombre en español
determinations-own-examples-en = Ejemplos en inglés
determinations-own-examples-es = Ejemplos en español
determinations-own-phrases = Frases que la identifican
determinations-own-phrases-hint = Separadas por comas, como las escribe la gente: picking agave, agave harvest.
determinations-own-source = Fuente
determinations-own-source-hint = La ley, carta o decisión que lo dice, para que otros la puedan consultar.
determinations-own-value = Valor
determinations-own-value-hint = Déjelo vacío para volver a lo que dice la ley.
determinations-own-first-day = Primer día en que se aplica
determinations-own-last-day = Último día en que se aplica (opcional)
determinations-own-last-day-of = Último día en que se aplica
determinations-own-days = Vigencia
determinations-own-added = La agregó
determinations-own-ended = La terminó
determinations-own-end = Terminarla
determinations-own-save = Guardar la opción
determinations-own-save-activity = Agregarla al catálogo
determinations-own-never = nunca; se terminó antes de su primer día
determinations-own-from-to = del { $first } al { $last }
determinations-own-from = desde el { $first }
determinations-own-value-missing = Elija un valor.
determinations-own-value-wrong = { $what } { $remedy }
determinations-own-no-day = Escriba una fecha, por ejemplo 2026-05-31.
determinations-own-source-missing = Indique la fuente. Una regla sin fuente no se puede comprobar.
determinations-own-long = Es demasiado largo: escriba como máximo { $max } caracteres.
determinations-own-words-missing = Escríbalo en los dos idiomas; las páginas se leen en ambos.
determinations-own-choose = Elija una opción de la lista.
determinations-own-phrases-wrong = Escriba de 1 a { $count } frases, separadas por comas, cada una de { $min } a { $max } caracteres. Las más cortas coincidirían con otros trabajos.
determinations-own-last-before-first = El último día debe ser una fecha que no sea anterior al primero; o deje el campo vacío.
determinations-own-end-wrong = Escriba una fecha que no sea anterior al { $day }.
determinations-api-no-state = No hay ningún estado { $value }.
determinations-api-no-state-remedy = Escriba las dos letras de un estado, por ejemplo TX, u omítalo.

## Cobertura de las reglas

determinations-coverage-title = Cómo se prueban las reglas
determinations-coverage-lead = { $count ->
    [one] Una condición, y con qué se cumple, no se cumple o queda sin saber.
   *[other] { $count } condiciones, y con qué cada una se cumple, no se cumple o queda sin saber: un caso publicado o datos inventados para una prueba.
 }
determinations-coverage-see = Vea cómo se prueba cada regla
determinations-coverage-invented = datos inventados
determinations-coverage-never = nunca: la ley lo fija
determinations-coverage-earlier = { $count ->
    [one] { $case }, preguntado un año antes
   *[other] { $case }, preguntado { $count } años antes
 }

## Datos que no se pueden leer

determinations-fact-missing = Falta este dato.
determinations-fact-missing-remedy = Indíquelo; sin él no se puede decir nada.
determinations-fact-not-an-object = { $value } no es un grupo de datos.
determinations-fact-not-an-object-remedy = Escriba datos con nombre entre llaves.
determinations-fact-not-a-list = { $value } no es una lista.
determinations-fact-not-a-list-remedy = Escriba una lista entre corchetes, vacía si no hay nada.
determinations-fact-not-a-day = { $value } no es una fecha.
determinations-fact-not-a-day-remedy = Escriba una fecha que exista como año-mes-día, por ejemplo 2026-05-31.
determinations-fact-not-a-number = { $value } no es un número.
determinations-fact-not-a-number-remedy = Escriba cifras, sin comillas ni unidades.
determinations-fact-not-yes-or-no = { $value } no es ni sí ni no.
determinations-fact-not-yes-or-no-remedy = Escriba true o false; déjelo fuera si nadie lo sabe.
determinations-fact-not-text = { $value } no es un texto.
determinations-fact-not-text-remedy = Escriba palabras entre comillas.
determinations-fact-not-a-choice = { $value } no es ninguna de las opciones.
determinations-fact-not-a-choice-remedy = Escriba una de estas: { $detail }; o déjelo fuera.
determinations-fact-out-of-range = { $value } es demasiado pequeño o demasiado grande.
determinations-fact-out-of-range-remedy = Escriba un número de { $detail }.
determinations-fact-too-many = { $value } son demasiados.
determinations-fact-too-many-remedy = Indique como máximo { $detail }; deje fuera los más antiguos.
determinations-fact-too-long = El texto es demasiado largo.
determinations-fact-too-long-remedy = Redúzcalo a { $detail } caracteres.
determinations-fact-in-future = { $value } es posterior al día de la pregunta.
determinations-fact-in-future-remedy = Corrija una de las dos fechas; la pregunta se hace el { $detail }.
determinations-fact-before-the-law = { $value } es anterior a estas reglas.
determinations-fact-before-the-law-remedy = Empiezan el { $detail }; las preguntas anteriores se rigen por otra ley.
determinations-fact-twice = El nombre { $value } aparece dos veces.
determinations-fact-twice-remedy = Dé a cada fila su propio nombre.
determinations-fact-no-such-row = No hay ninguna fila llamada { $value }.
determinations-fact-no-such-row-remedy = Nombre una fila que esté en { $detail }.
determinations-fact-no-such-program = No hay ningún programa { $value }.
determinations-fact-no-such-program-remedy = Nombre uno de estos: { $detail }.

## Los programas lado a lado

determinations-matrix-title = Seis programas para familias de trabajadores del campo
determinations-matrix-lead = Lo que pide cada programa federal, junto a los demás. Cada respuesta abre la regla y la ley en que se basa.
determinations-matrix-on = La ley tal como era el
determinations-matrix-compare = Mostrar lo que era distinto el (puede quedar vacío)
determinations-matrix-show = Mostrar esta ley
determinations-matrix-law-of = La ley al { $day }.
determinations-matrix-changes = { $count ->
    [0] Nada era distinto el { $day }.
    [one] Una respuesta era distinta el { $day }; está marcada.
   *[other] { $count } respuestas eran distintas el { $day }; están marcadas.
 }
determinations-matrix-csv = Llevárselo como archivo (CSV)
determinations-matrix-caption = Lo que pide cada programa
determinations-matrix-respect = Pregunta
determinations-matrix-version = Reglas { $version }, desde el { $day }.
determinations-matrix-otherwise = Distinto entonces:
determinations-matrix-none = Aún no había reglas.
determinations-matrix-rules = Reglas
determinations-matrix-no-day = { $value } no es una fecha. Elija un día o deje el campo vacío.
determinations-no-advice = Esto no es asesoría legal. Cada programa decide por sí mismo.
determinations-row-who = ¿Para quién es?
determinations-row-age = Edad y escuela
determinations-row-work = ¿Qué trabajo?
determinations-row-amount = ¿Cuánto trabajo?
determinations-row-move = ¿Hay que haberse mudado?
determinations-row-income = Ingresos
determinations-row-immigration = Migración
determinations-row-family = Miembros de la familia
determinations-row-lasts = ¿Cuánto dura?

## Las reglas detrás de las respuestas

determinations-ask = Pregunte a:
determinations-rules-title = Reglas
determinations-rules-caption = Cada condición, su ley, y en cuántos casos publicados se cumple, no se cumple o no se sabe
determinations-rules-caption-plain = Cada condición y su ley
determinations-rule = Condición
determinations-law = Ley
determinations-numbers-title = Números y ajustes
determinations-numbers-caption = Lo que cuenta la ley y lo que un estado puede fijar
determinations-number = Número o ajuste
determinations-value = Valor
determinations-yes = sí
determinations-no = no
determinations-state-says = lo dice el estado
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
determinations-screener-private = No da su nombre. No guardamos sus respuestas y nadie más las ve. No preguntamos por su estatus migratorio.
determinations-screener-unsure = No lo sé
determinations-screener-next = Continuar
determinations-screener-again = Empezar de nuevo
determinations-screener-choose = Elija una respuesta, o “No lo sé”.
determinations-screener-no-day = Escriba un día que no esté en el futuro, o elija “No lo sé”.
determinations-screener-no-number = Escriba un número de 0 a { $max }, o elija “No lo sé”.
determinations-help-title = Programas para su familia
determinations-help-lead = Esto dicen sus respuestas del { $day }. Los programas lo revisan y deciden.
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
determinations-help-nobody = Con estas respuestas no corresponde ninguno de los seis programas. Llame de todos modos a su escuela o a la oficina de educación migrante de su estado: conocen otras ayudas.
determinations-help-not-met = no es así: { $rule }
determinations-help-print = Puede imprimir esta página y llevarla consigo. No se guarda en ningún lugar.

## La evaluación para el personal

determinations-menu-assessments = Evaluaciones
determinations-assess-title = Evaluar la elegibilidad
determinations-assess-lead = Escriba lo que sabe y vea lo que dice la ley, paso a paso. No se guarda nada ni se abre el expediente de ningún niño. No escriba nombres.
determinations-assess-start = Empezar con un caso publicado
determinations-assess-case = Caso (puede quedar vacío)
determinations-assess-begin = Llenar el formulario
determinations-assess-facts = Los hechos
determinations-assess-program = Programa
determinations-assess-names = Cada mudanza tiene un nombre, como m1. Escriba ese nombre en «Después de la mudanza» de cada trabajo. Un campo vacío significa que nadie lo ha dicho.
determinations-assess-row = { $list } { $number }
determinations-assess-add = Agregar: { $list }
determinations-assess-go = Evaluar
determinations-assess-json = Hechos en JSON, como en el archivo de casos
determinations-assess-read = Llenar el formulario con el JSON
determinations-assess-no-json = Esto no es JSON: no se puede leer en la línea { $line }, columna { $column }. Pegue los hechos entre llaves, o una línea completa de un archivo de casos.
determinations-assess-not-said = no se ha dicho
determinations-assess-none = No hay
determinations-assess-no-value = ninguno
determinations-assess-ask = Pregunte ahora:
determinations-assess-missing = Lo que falta, primero lo más importante:
determinations-assess-open = Aún no se sabe. No cambia esta respuesta, pero sí lo que la acompaña:
determinations-assess-others = Los otros programas, con los mismos hechos
determinations-assess-story = Por qué: cada condición que se revisó
determinations-assess-about-all = El niño y la familia
determinations-assess-state = Se usan las reglas de { $state } donde los hechos de abajo no dicen nada.
determinations-assess-state-rules = Vea esas reglas con sus fuentes
determinations-assess-choose-state = Estado cuyas reglas se usan
determinations-assess-no-state = Ningún estado: solo la ley
determinations-assess-own = Lo que completaron las reglas del estado
determinations-assess-own-setting = { $setting }: { $value } ({ $source })
determinations-assess-own-activity = “{ $activity }” está en el catálogo propio del estado como “{ $entry }” ({ $source })
determinations-verdict-yes = es elegible
determinations-verdict-yes-perhaps = puede ser elegible
determinations-verdict-no = no es elegible
determinations-verdict-more = se necesita más información
determinations-verdict-more-perhaps = se necesita más información
determinations-notice-not-read = Ninguna regla conoce este hecho; se dejó aparte: { $fact }.
determinations-notice-not-yet = Esto es posterior al día de la pregunta; se dejó aparte: { $fact }.
determinations-compare-title = Qué pasaría si, y comparar dos evaluaciones
determinations-compare-how = Guarde estos hechos para comparar, cambie alguno y evalúe otra vez: verá las dos respuestas lado a lado.
determinations-compare-keep = Usar estos hechos para comparar
determinations-compare-kept = Hay hechos para comparar. Cambie los hechos de arriba y evalúe otra vez.
determinations-compare-drop = Dejar de comparar
determinations-compare-case = Un caso publicado para comparar
determinations-compare-with-case = Comparar con este caso
determinations-compare-with-json = Comparar con este JSON
determinations-compare-outcome = El resultado
determinations-compare-facts = Hechos que difieren
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
determinations-output-comments-recommended = Comentarios que ayudan
determinations-output-pfs = Prioridad para los servicios
determinations-output-counted-for-allocation = Cuenta para la asignación de fondos
determinations-output-continuation-of-services = Continuación de los servicios
determinations-output-basis = base
determinations-output-may-serve = se le puede atender
determinations-output-service = servicio
determinations-output-until = hasta
determinations-output-routes = Vías de entrada
determinations-output-group = Grupo
determinations-choice-true = sí
determinations-choice-false = no
determinations-choice-foreign = en otro país
determinations-choice-self = el mismo joven
determinations-choice-parent = padre o madre
determinations-choice-guardian = tutor
determinations-choice-spouse = cónyuge
determinations-choice-other = otro
determinations-choice-determination-date = día de la pregunta
determinations-choice-child-move = día de la mudanza del niño
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
determinations-catalog-lead = Qué es trabajo agrícola, qué es trabajo de pesca y qué no es ni lo uno ni lo otro. Es una guía; cada certificado se decide por sus propios hechos.
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
determinations-own-lead = Lo que el estado ha fijado donde la ley federal lo deja a los estados. Las evaluaciones para este estado lo usan cuando los hechos mismos no dicen nada.
determinations-own-settings = Ajustes
determinations-own-setting = Ajuste
determinations-own-since = Desde
determinations-own-change = Cambiar
determinations-own-none-saved = el estado no lo ha fijado
determinations-own-law-holds = Vale lo que dice la ley.
determinations-own-open = nadie lo ha dicho
determinations-own-as-law = Como dice la ley; el estado no lo fija
determinations-own-others = Entradas anteriores y posteriores
determinations-own-other = { $value }, desde el { $day }.
determinations-own-shipped = publicado; vino con el programa
determinations-own-by = { $name }, { $day }
determinations-own-law = Sin ajuste: { $value }.
determinations-own-activities = Actividades propias del estado
determinations-own-activities-lead = Se miran antes que el catálogo que comparten todos los estados, y en él están marcadas.
determinations-own-no-activities = El estado no ha agregado ninguna.
determinations-own-add = Agregar una actividad
determinations-own-add-lead = Ayuda solo al personal de su estado. El catálogo dice de qué tipo es un trabajo que se dio solo con palabras; cada certificado se decide por sus propios hechos.
determinations-own-kind = Tipo de trabajo
determinations-own-typical = Por lo común
determinations-own-words-en = Nombre en inglés
determinations-own-words-es = Nombre en español
determinations-own-examples-en = Ejemplos en inglés
determinations-own-examples-es = Ejemplos en español
determinations-own-phrases = Palabras por las que se reconoce
determinations-own-phrases-hint = Separadas por comas, como las escribe la gente: picking agave, agave harvest.
determinations-own-source = Fuente
determinations-own-source-hint = La ley, carta o decisión que lo dice, para que otros la puedan consultar.
determinations-own-value = Valor
determinations-own-value-hint = Déjelo vacío para que valga lo que dice la ley.
determinations-own-first-day = Primer día en que vale
determinations-own-last-day = Último día en que vale (puede quedar vacío)
determinations-own-last-day-of = Último día en que vale
determinations-own-days = Vale
determinations-own-added = La agregó
determinations-own-ended = La terminó
determinations-own-end = Terminarla
determinations-own-save = Guardar el ajuste
determinations-own-save-activity = Agregarla al catálogo
determinations-own-never = nunca; se terminó antes de su primer día
determinations-own-from-to = del { $first } al { $last }
determinations-own-from = desde el { $first }
determinations-own-value-missing = Elija un valor.
determinations-own-value-wrong = { $what } { $remedy }
determinations-own-no-day = Escriba una fecha, por ejemplo 2026-05-31.
determinations-own-source-missing = Diga dónde consta. Una regla sin fuente no se puede comprobar.
determinations-own-long = Es demasiado largo: escriba como máximo { $max } letras.
determinations-own-words-missing = Escríbalo en los dos idiomas; las páginas se leen en ambos.
determinations-own-choose = Elija una opción de la lista.
determinations-own-phrases-wrong = Escriba de 1 a { $count } frases, separadas por comas, cada una de { $min } a { $max } letras. Las más cortas aparecerían en otros trabajos.
determinations-own-last-before-first = El último día debe ser una fecha y no anterior al primero; o déjelo vacío.
determinations-own-end-wrong = Escriba una fecha que no sea anterior al { $day }.
determinations-api-no-state = No hay ningún estado { $value }.
determinations-api-no-state-remedy = Escriba las dos letras de un estado, por ejemplo TX, o déjelo fuera.

## Cobertura de las reglas

determinations-coverage-title = Cómo se prueban las reglas
determinations-coverage-lead = { $count ->
    [one] Una condición, y con qué se cumple, no se cumple o queda sin saber.
   *[other] { $count } condiciones, y con qué cada una se cumple, no se cumple o queda sin saber: un caso publicado, o hechos que inventa una prueba.
 }
determinations-coverage-see = Vea cómo se prueba cada regla
determinations-coverage-invented = hechos inventados
determinations-coverage-never = nunca: la ley lo fija
determinations-coverage-earlier = { $count ->
    [one] { $case }, preguntado un año antes
   *[other] { $case }, preguntado { $count } años antes
 }

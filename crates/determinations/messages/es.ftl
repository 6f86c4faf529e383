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
determinations-screener-no-number = Escriba un número de 0 a 731, o elija “No lo sé”.
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
determinations-help-nobody = Con estas respuestas no corresponde ninguno de los seis programas. Llame de todos modos a su escuela o a la oficina de educación migrante de su estado: conocen otras ayudas.
determinations-help-not-met = no es así: { $rule }
determinations-help-print = Puede imprimir esta página y llevarla consigo. No se guarda en ningún lugar.

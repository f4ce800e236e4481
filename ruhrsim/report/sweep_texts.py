"""The sentences of `sweep_findings`, in German and English."""

_TEXTS = {
    "de": {
        "morris": "{k} von {n} Größen bewegen „{indicator}“ um mehr als ein Zehntel der stärksten: {names}. Am "
        "stärksten wirkt {factor}: über ihre ganze Spanne im Mittel {effect} {unit} ({interval}; "
        "{trajectories} Pfade).",
        "sobol": "{factor} erklärt mit allen Wechselwirkungen {share} % der Varianz von „{indicator}“ zwischen den "
        "Welten ({interval} %); danach: {others}. Zusammen erklären die Größen einzeln {alone} %, der Rest "
        "sind Wechselwirkungen und Zufall.",
        "sobol_vague": "{points} Punkte sind zu wenige, um Anteile zu unterscheiden: Für {factor}, den größten, reicht "
        "das Intervall von „{indicator}“ über {interval} %. Mehr Punkte sagen mehr.",
        "replications": "Mit {seeds} Läufen je Welt ist der Unterschied von „{strategy}“ auf ±{width} {unit} genau; "
        "für die halbe Breite braucht es {needed}.",
        "regret": "In {worlds} Welten bleibt „{least}“ bei „{indicator}“ im Mittel am wenigsten hinter der jeweils "
        "besten Strategie zurück ({mean} {unit}), im schlechtesten Fall „{fairest}“ ({worst}); bei "
        "„{other}“ sind es {other_mean} und {other_worst}.",
        "regret_both": "In {worlds} Welten bleibt „{least}“ bei „{indicator}“ im Mittel wie im schlechtesten Fall am "
        "wenigsten hinter der jeweils besten Strategie zurück ({mean} und {worst} {unit}); bei "
        "„{other}“ sind es {other_mean} und {other_worst}.",
        "satisfied": "„{most}“ ist in {share} % der Welten ({interval} %) mindestens so gut wie „{baseline}“",
        "satisfied_together": "„{most}“ ist in {share} % der Welten ({interval} %) bei Arbeitslosigkeit und "
        "Arbeitsplätzen zugleich mindestens so gut wie „{baseline}“",
        "satisfied_threshold": "„{most}“ erreicht die Schwelle in {share} % der Welten ({interval} %)",
        "satisfied_threshold_together": "„{most}“ erreicht alle Schwellen zugleich in {share} % der Welten "
        "({interval} %)",
        "least": ", „{least}“ in {low_share} %.",
        "alike": ", ebenso jede andere Strategie.",
        "size": "Die Strategien liegen im Mittel {apart} {unit} auseinander, die Welten {worlds}: Was niemand sicher "
        "weiß, wiegt weit mehr als die Wahl der Strategie",
        "size_large": "Die Strategien liegen im Mittel {apart} {unit} auseinander, die Welten {worlds}: Die Wahl der "
        "Strategie zählt neben dem, was niemand sicher weiß",
        "size_chance": "; je Welt ist ein Unterschied auf ±{chance} genau (Standardfehler).",
        "discovery_found": "„{strategy}“ verliert bei „{indicator}“ in {share} % von {worlds} Welten gegen "
        "„{baseline}“; {coverage} % davon liegen, wo {limits}, und dort verliert es in {density} % "
        "der Welten.",
        "discovery_never": "„{strategy}“ verliert bei „{indicator}“ in keiner von {worlds} Welten gegen "
        "„{baseline}“; es gibt nichts einzugrenzen.",
        "discovery_always": "„{strategy}“ verliert bei „{indicator}“ in allen {worlds} Welten gegen „{baseline}“; es "
        "gibt nichts einzugrenzen.",
        "discovery_not_dense": "„{strategy}“ verliert bei „{indicator}“ in {share} % von {worlds} Welten gegen "
        "„{baseline}“; keine einfache Regel sagt, wo.",
        "discovery_chance": "„{strategy}“ verliert bei „{indicator}“ in {share} % von {worlds} Welten gegen "
        "„{baseline}“; die beste Regel ist nicht besser, als Zufall sie findet.",
        "and": " und ",
        "at_most": "{factor} höchstens {bound} beträgt",
        "at_least": "{factor} mindestens {bound} beträgt",
        "between": "{factor} zwischen {low} und {high} liegt",
        "higher": "höher",
        "lower": "niedriger",
        "unclear": " – unklar: Das Intervall schließt null ein.",
        "tipping_flips": "Bei {parameter} = {crossing} ({interval}) kippt die Rangfolge: Darunter ist „{indicator}“ "
        "mit „{strategy}“ {before} als mit „{baseline}“, darüber umgekehrt.",
        "tipping_does_not_flip": "Entlang {parameter} kippt die Rangfolge nicht: In {k} von {n} Klassen ist "
        "„{indicator}“ mit „{strategy}“ klar {direction} als mit „{baseline}“, in keiner "
        "klar umgekehrt.",
        "tipping_unclear": "Entlang {parameter} ist in keiner Klasse klar, ob „{strategy}“ oder „{baseline}“ vorn "
        "liegt.",
        "tipping_more": "Das Vorzeichen wechselt {n}-mal; angegeben ist der erste Wechsel.",
        "response": "„{strategy}“: Am weitesten von {lever} = {reference} entfernt liegt „{indicator}“ bei {value}: "
        "{difference} {unit}",
        "ablation": "Zum Unterschied von {whole} {unit} zwischen „{strategy}“ und „{baseline}“ tragen am meisten bei: "
        "{names}. Klar sind {k} von {n} Mechanismen; durch Zufall allein wären es etwa {expected}.",
        "ablation_none": "Zum Unterschied von {whole} {unit} zwischen „{strategy}“ und „{baseline}“ trägt keiner von "
        "{n} Mechanismen klar etwas bei.",
    },
    "en": {
        "morris": "{k} of {n} factors move “{indicator}” by more than a tenth of the strongest: {names}. The strongest "
        "is {factor}: over its whole range {effect} {unit} on average ({interval}; {trajectories} "
        "trajectories).",
        "sobol": "{factor} explains {share} % of the variance of “{indicator}” between worlds, interactions included "
        "({interval} %); next come {others}. One by one the factors explain {alone} % together, the rest is "
        "interactions and chance.",
        "sobol_vague": "{points} points are too few to tell shares apart: for {factor}, the largest, the interval of "
        "“{indicator}” spans {interval} %. More points tell more.",
        "replications": "With {seeds} runs in each world the difference of “{strategy}” is known to ±{width} {unit}; "
        "half that width takes {needed}.",
        "regret": "Over {worlds} worlds “{least}” stays least behind the best strategy of each world in "
        "“{indicator}” on average ({mean} {unit}), in the worst case “{fairest}” does ({worst}); for "
        "“{other}” it is {other_mean} and {other_worst}.",
        "regret_both": "Over {worlds} worlds “{least}” stays least behind the best strategy of each world in "
        "“{indicator}”, on average and in the worst case ({mean} and {worst} {unit}); for "
        "“{other}” it is {other_mean} and {other_worst}.",
        "satisfied": "“{most}” is at least as good as “{baseline}” in {share} % of the worlds ({interval} %)",
        "satisfied_together": "“{most}” is at least as good as “{baseline}” in unemployment and jobs at once in "
        "{share} % of the worlds ({interval} %)",
        "satisfied_threshold": "“{most}” reaches the threshold in {share} % of the worlds ({interval} %)",
        "satisfied_threshold_together": "“{most}” reaches all thresholds at once in {share} % of the worlds "
        "({interval} %)",
        "least": ", “{least}” in {low_share} %.",
        "alike": ", and so is every other strategy.",
        "size": "The strategies lie {apart} {unit} apart on average, the worlds {worlds}: what nobody knows for "
        "sure weighs far more than the choice of strategy",
        "size_large": "The strategies lie {apart} {unit} apart on average, the worlds {worlds}: the choice of strategy "
        "counts beside what nobody knows for sure",
        "size_chance": "; in a single world a difference is known to ±{chance} (standard error).",
        "discovery_found": "“{strategy}” loses to “{baseline}” in “{indicator}” in {share} % of {worlds} worlds; "
        "{coverage} % of these lie where {limits}, and there it loses in {density} % of the worlds.",
        "discovery_never": "“{strategy}” loses to “{baseline}” in “{indicator}” in none of {worlds} worlds; there "
        "is nothing to narrow down.",
        "discovery_always": "“{strategy}” loses to “{baseline}” in “{indicator}” in all of {worlds} worlds; there "
        "is nothing to narrow down.",
        "discovery_not_dense": "“{strategy}” loses to “{baseline}” in “{indicator}” in {share} % of {worlds} "
        "worlds; no simple rule tells where.",
        "discovery_chance": "“{strategy}” loses to “{baseline}” in “{indicator}” in {share} % of {worlds} worlds; "
        "the best rule is no better than chance finds it.",
        "and": " and ",
        "at_most": "{factor} is at most {bound}",
        "at_least": "{factor} is at least {bound}",
        "between": "{factor} lies between {low} and {high}",
        "higher": "higher",
        "lower": "lower",
        "unclear": " - unclear: the interval includes zero.",
        "tipping_flips": "The ranking flips at {parameter} = {crossing} ({interval}): below it, “{indicator}” is "
        "{before} with “{strategy}” than with “{baseline}”, above it the other way round.",
        "tipping_does_not_flip": "The ranking does not flip along {parameter}: in {k} of {n} bins “{indicator}” is "
        "clearly {direction} with “{strategy}” than with “{baseline}”, in none clearly the "
        "other way round.",
        "tipping_unclear": "Along {parameter} no bin tells clearly whether “{strategy}” or “{baseline}” is ahead.",
        "tipping_more": "The sign changes {n} times; told is the first change.",
        "response": "“{strategy}”: “{indicator}” is furthest from {lever} = {reference} at {value}: {difference} "
        "{unit}",
        "ablation": "To the difference of {whole} {unit} between “{strategy}” and “{baseline}” add most: {names}. "
        "{k} of {n} mechanisms are clear; chance alone would make about {expected} look so.",
        "ablation_none": "To the difference of {whole} {unit} between “{strategy}” and “{baseline}” none of {n} "
        "mechanisms clearly adds anything.",
    },
}


def text(key: str, language: str, **facts) -> str:
    """Return a sentence with its facts filled in."""
    return _TEXTS[language][key].format(**facts)

"""What was said: short notes as an adviser writes them, with their topics and what was promised."""

from __future__ import annotations

from dataclasses import dataclass

from grongintro.domain.followup import Topic

_P, _W, _S, _H = Topic.PROGRAMME, Topic.WORK, Topic.SCHOOL, Topic.HEALTH
_E, _B, _F, _N, _L = Topic.ECONOMY, Topic.HOUSING, Topic.FAMILY, Topic.NETWORK, Topic.LIFE_GUIDANCE


@dataclass(frozen=True)
class Note:
    """A talk's text («{navn}» is who it was with), its topics, and a promise of ours and of theirs."""

    text: str
    topics: tuple[Topic, ...]
    ours: str = ""
    theirs: str = ""


# The first weeks, in their order.
FIRST = (
    Note(
        "Velkomstsamtale. {navn} er trøtt etter reisen, men glad for å være framme. Gikk gjennom ukeplanen, "
        "nøkler, ovn og søppelsortering. Viste veien til butikk og legekontor.",
        (_B, _L),
        ours="Bestille time til første helseundersøkelse",
    ),
    Note(
        "Besøk i banken og på skattekontoret er avtalt. {navn} har fått SIM-kort og kan ringes. "
        "Forklarte hva flyktningtjenesten gjør, og hva som er taushetsplikt.",
        (_E, _L),
        theirs="Ta med pass og oppholdskort til banken",
    ),
    Note(
        "Kartlegging: skolegang, arbeid og språk. {navn} fortalte rolig om veien hit. Vi tok pauser "
        "underveis og avtalte å ta resten neste gang.",
        (_P, _S),
    ),
    Note(
        "Fastlege er på plass. {navn} spurte mye om hvordan sykehus og henvisning virker. Tok imot "
        "informasjon om helsestasjon og tannlege.",
        (_H,),
        ours="Sende kopi av vaksinekortet til helsestasjonen",
    ),
    Note(
        "Snakket om introduksjonsprogrammet: heltid, hele året, og hva stønaden er. {navn} vil gjerne "
        "komme i gang og spør når norskkurset starter.",
        (_P, _E),
        theirs="Lese brosjyren om programmet til neste samtale",
    ),
    Note(
        "Strømregningen var høyere enn ventet. Gikk gjennom varmepumpe, lufting og hva som er vanlig "
        "forbruk. {navn} fører nå en enkel oversikt over utgifter.",
        (_E, _B),
    ),
)

# The months in the programme; each household begins at another place.
UNDERWAY = (
    Note(
        "Norskkurset går framover. {navn} forstår mer enn for en måned siden, men synes det er "
        "vanskelig å snakke i pausene. Foreslo språkkafeen på biblioteket torsdager.",
        (_S, _N),
        theirs="Gå på språkkafeen minst to ganger",
    ),
    Note(
        "Gikk gjennom planen. Timeplanen er full og målet står fast. {navn} ønsker mer muntlig trening "
        "og mindre arbeid på PC.",
        (_P, _S),
        ours="Ta opp ønsket om mer muntlig trening med læreren",
    ),
    Note(
        "{navn} har vært hjemme med feber i tre dager og har levert egenmelding. Minnet om å ringe før "
        "klokka ni ved sykdom.",
        (_P, _H),
    ),
    Note(
        "Snakket om praksisplass. {navn} har erfaring fra butikk og kjøkken og liker å møte folk. Vi "
        "ser etter en plass i nærheten med kollegaer som har tid til å snakke.",
        (_W,),
        ours="Spørre Coop og sykehjemskjøkkenet om praksisplass",
    ),
    Note(
        "Økonomi: husleie og strøm er betalt. {navn} vil spare til førerkort. Laget et budsjett sammen "
        "og skrev ned faste utgifter.",
        (_E,),
    ),
    Note(
        "{navn} har fått kontakt med naboene og har vært på dugnad. Spurte om fotball og svømming. Ga "
        "kontakt til idrettslaget og frivilligsentralen.",
        (_N,),
        ours="Ringe frivilligsentralen om følgevenn",
    ),
    Note(
        "Tung periode. {navn} sover lite og er bekymret for familie som ikke er i trygghet. Lyttet "
        "mest. Snakket om hvem en kan ringe om natten, og avtalte time hos psykisk helse.",
        (_H, _F),
        ours="Følge opp time hos psykisk helse",
        theirs="Ringe hvis det blir verre",
    ),
    Note(
        "Livsmestring: rettigheter og plikter, likestilling og hvordan en sier ifra på jobb og skole. "
        "God samtale med mange egne eksempler fra {navn}.",
        (_L,),
    ),
    Note(
        "Prøve i norsk er bestått muntlig på A2. {navn} er stolt. Neste mål er B1 før sommeren. Ble "
        "enige om å øve på å skrive korte beskjeder.",
        (_S, _P),
        theirs="Skrive tre korte tekster til læreren",
    ),
    Note(
        "Evaluering etter første del av praksisen: møter presis, spør når noe er uklart, og kollegaene er "
        "fornøyd. {navn} vil gjerne prøve flere oppgaver.",
        (_W, _P),
        ours="Avtale midtveismøte med praksisstedet",
    ),
    Note(
        "Leiligheten: det trekker fra vinduet på soverommet, og en pære i gangen er gått. Tok bilder "
        "sammen og meldte fra.",
        (_B,),
        ours="Melde trekkfullt vindu til teknisk",
    ),
    Note(
        "Skatt og skattekort. {navn} trodde stønaden var skattefri. Gikk gjennom lønnsslipp og "
        "skattekort, og viste hvordan skattemeldingen ser ut.",
        (_E, _L),
    ),
    Note(
        "Kort samtale om fravær: to timer uten beskjed forrige uke. {navn} beklaget; bussen gikk ikke. "
        "Forklarte hva som er gyldig fravær, og hva som gir trekk.",
        (_P, _E),
        theirs="Ringe skolen når bussen ikke går",
    ),
    Note(
        "{navn} fikk svar på godkjenning av utdanning fra hjemlandet. Vi leste brevet sammen. Det betyr "
        "at veien til arbeid kan bli kortere enn vi trodde.",
        (_W, _S),
        ours="Undersøke kompletterende utdanning",
    ),
    Note(
        "Samtale før ferien: plan for ukene uten undervisning. {navn} vil delta på sommerkurset og "
        "jobbe litt hvis det er mulig.",
        (_P, _W),
    ),
    Note(
        "Snakket om digital hverdag: Helsenorge, Min side og bank-ID. {navn} klarer det meste selv nå. "
        "Øvde på å bestille time hos legen.",
        (_L, _H),
    ),
)

# Families with children, mixed in.
FAMILY = (
    Note(
        "Barna trives i barnehage og på skole. Foreldremøte neste uke; tolk er bestilt av skolen. "
        "{navn} lurer på leksehjelp.",
        (_F, _S),
        ours="Gi beskjed til skolen om leksehjelp",
    ),
    Note(
        "Foreldreveiledning: grenser uten straff, skjermtid og søvn. {navn} fortalte om hvordan de selv "
        "vokste opp. Ville gjerne komme på neste gruppesamling.",
        (_F, _L),
    ),
    Note(
        "Hjemmebesøk. Ryddig og varmt hjemme, barna viste tegninger. {navn} trenger senger og en ekstra "
        "lampe. Snakket om å bruke lekeplassen og biblioteket.",
        (_F, _B),
        ours="Sjekke bruktlageret for senger",
    ),
    Note(
        "Barnehageplass fra høsten er på plass. Da kan {navn} være på kurs hele dagen. Gikk gjennom "
        "søknad om moderasjon i foreldrebetaling.",
        (_F, _E),
        theirs="Levere søknad om moderasjon",
    ),
)

# The young.
YOUNG = (
    Note(
        "Snakket om skolehverdagen. {navn} liker matte best og synes norsk muntlig er flaut. Har fått "
        "to venner i klassen.",
        (_S, _N),
    ),
    Note(
        "Om å bo for seg selv: vasking, matlaging og penger som skal vare hele måneden. {navn} laget en "
        "handleliste for en uke.",
        (_B, _E),
        theirs="Prøve handlelista i en uke",
    ),
    Note(
        "{navn} drømmer om å bli elektriker. Så på veien gjennom videregående og lære. Vil gjerne besøke en "
        "bedrift.",
        (_W, _S),
        ours="Avtale besøk hos en elektrikerbedrift",
    ),
)

MESSAGE = Note("Sendte melding med tid og sted for neste samtale. {navn} svarte at det passer.", (_P,))
REMINDER = Note("Minnet om fristen for å levere egenmelding. {navn} leverer i morgen.", (_P, _H))
NO_SHOW = Note("Kom ikke til avtalt tid. Ringte uten å få svar, la igjen beskjed hos kontaktlærer.", ())
MOVED = Note("Flyttet etter ønske fra deltakeren; samme dag som legetime.", ())

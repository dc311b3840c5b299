"""Each series of talks: with whom, since and until when, and the last talk in its own words."""

from __future__ import annotations

from dataclasses import dataclass

from grongintro.domain.followup import Form, Topic
from grongintro.services.demo.staff import SENTRUM
from grongintro.services.demo.texts import Note

_P, _W, _S, _H = Topic.PROGRAMME, Topic.WORK, Topic.SCHOOL, Topic.HEALTH
_E, _B, _F, _N, _L = Topic.ECONOMY, Topic.HOUSING, Topic.FAMILY, Topic.NETWORK, Topic.LIFE_GUIDANCE


@dataclass(frozen=True)
class Series:
    """Talks with the same people; `since` is when they began (default: the arrival), `last` the newest one.

    `ours_due` and `theirs_due`: when the promises of the last talk are due, seen from the demo's own day.
    """

    keys: tuple[str, ...]
    last: int
    closing: Note
    since: int | None = None
    form: Form = Form.MEETING
    family: bool = False
    young: bool = False
    place: str = ""
    ours_due: int = 5
    theirs_due: int = 9


SERIES = (
    Series(
        ("selam", "yonas"),
        -44,
        Note(
            "Yonas har fått tilbud om ringevikar på lageret. Selam vil fullføre fagene først. Snakket om "
            "hvordan de deler hente- og bringevaktene når han får jobb.",
            (_W, _F),
            ours="Avklare med NAV hva ringevikar betyr for stønaden",
            theirs="Sende arbeidsavtalen når den kommer",
        ),
        family=True,
    ),
    Series(
        ("oksana", "mykola"),
        -22,
        Note(
            "Forberedte programstart. Begge har fagbrev fra Ukraina og vil i arbeid fort. Forklarte at "
            "stønaden er fem seksdeler til hver når begge er i programmet og de ikke har barn.",
            (_P, _E),
            ours="Bestille time om godkjenning av fagbrev",
            theirs="Ta med vitnemål og arbeidsattester",
        ),
        ours_due=-4,
    ),
    Series(
        ("omar",),
        -75,
        Note(
            "Omar gleder seg til foreldrene og søsteren kommer neste uke. Spurte hva det betyr for "
            "stønaden at han skal bo sammen med dem. Forklarte at satsen da blir en annen.",
            (_F, _E),
        ),
        young=True,
    ),
    Series(
        ("khaled", "rima", "omar"),
        -23,
        Note(
            "Hele familien samlet. Lina er i gang på skolen. Khaled har vondt i ryggen og venter på "
            "time; Rima er utålmodig etter å komme i arbeid. Omar tolker ikke for foreldrene lenger, "
            "det ble en lettelse.",
            (_F, _H, _W),
            ours="Purre på fysioterapi for Khaled",
            theirs="Levere skjema om skolegang",
        ),
        since=-68,
        form=Form.HOME_VISIT,
        family=True,
    ),
    Series(
        ("fatima", "ghulam"),
        -42,
        Note(
            "Fatima er redd for at det blir stille når Zahra flytter ut. Ghulam er fornøyd i praksisen på "
            "verkstedet. Snakket om ordninger for dem over 50 på arbeidsmarkedet.",
            (_F, _W),
            ours="Undersøke lønnstilskudd for Ghulam",
        ),
        family=True,
    ),
    Series(
        ("zahra",),
        -41,
        Note(
            "Zahra har funnet en ettroms i sentrum og lurer på depositum og strøm. Hun vil stå på egne "
            "bein og samtidig være nær foreldrene. Gikk gjennom leiekontrakten sammen.",
            (_B, _E),
            ours="Sjekke om depositumsgaranti kan gis",
            theirs="Si fra når flyttedatoen er klar",
        ),
        young=True,
        place=SENTRUM,
    ),
    Series(
        ("mugisha",),
        -43,
        Note(
            "Jean har hatt en god måned på tømrerlinja. Snakket om at han snart fyller 25, og at "
            "stønaden da blir full. Han vil spare til verktøy.",
            (_S, _E),
            ours="Vise ny utregning av stønaden før bursdagen",
        ),
        ours_due=12,
    ),
    Series(
        ("amina",),
        -39,
        Note(
            "Programmet går mot slutten. Amina har bestått B1 og har vært i praksis i barnehagen siden "
            "jul. Styreren vil gjerne ha henne som vikar. Vi må ta avsluttende samtale og plan for "
            "tiden etter.",
            (_P, _W),
            ours="Ringe barnehagen om vikaravtale",
            theirs="Registrere seg som arbeidssøker hos NAV",
        ),
        family=True,
        ours_due=-9,
        theirs_due=3,
    ),
    Series(
        ("iryna",),
        -46,
        Note(
            "Iryna er i permisjon for sønnen, som har vært innlagt. Hun er sliten, men lettet over at "
            "det går bedre. Holder kontakten med klassen på nett.",
            (_F, _H),
            ours="Avklare dato for oppstart etter permisjonen",
        ),
        family=True,
    ),
    Series(
        ("nataliia",),
        -16,
        Note(
            "Nataliia går på seniortilbudet to dager i uka og har fått venninner der. Hun passer Danylo "
            "når Iryna må hvile, og synes det er godt å være til nytte.",
            (_N, _F),
        ),
    ),
    Series(
        ("tesfay",),
        -24,
        Note(
            "Tesfay spør igjen når programmet starter. Han har ventet lenge og går turer for å få tiden "
            "til å gå. Beklaget at det drøyer; plassen på kurset skal være klar denne måneden.",
            (_P, _H),
            ours="Få endelig startdato fra voksenopplæringen",
        ),
        ours_due=-14,
    ),
    Series(
        ("parwin",),
        -168,
        Note(
            "Parwin var stille i dag. Døtrene klarer seg godt på skolen. Hun sa at alt er bra, men "
            "virket tung til sinns. Avtalte å ta ny prat om kort tid.",
            (_H, _F),
            ours="Høre med helsesykepleier om tilbud til mødre",
        ),
        family=True,
        ours_due=-148,
    ),
    Series(
        ("esperance",),
        -18,
        Note(
            "Espérance venter på mannen, som har fått visum. Grace har begynt i andre klasse. Snakket "
            "om hva som må være klart når han kommer: seng, nøkkel og legetime.",
            (_F, _B),
            ours="Skaffe seng og sengetøy til Dieudonné kommer",
            theirs="Sende flybilletten når den er bestilt",
        ),
        family=True,
        ours_due=10,
        theirs_due=1,
    ),
    Series(
        ("vasyl", "halyna"),
        -45,
        Note(
            "Begge er i arbeid. Vasyl kjører for et transportfirma, Halyna har fast stilling på "
            "sykehjemmet. De ønsker hjelp til å forstå boliglån. Sjeldnere samtaler framover.",
            (_W, _E),
        ),
        form=Form.PHONE,
    ),
    Series(
        ("nabil", "samira"),
        -20,
        Note(
            "Samira tar truckførerkurs og er eneste kvinne i klassen. Nabil strever med lesing og får "
            "ekstra timer. Barna har funnet seg til rette.",
            (_W, _S),
            ours="Melde Nabil på lesegruppa på biblioteket",
        ),
        family=True,
        form=Form.HOME_VISIT,
        ours_due=-5,
    ),
    Series(
        ("firas",),
        -44,
        Note(
            "Firas vil flytte til Trondheim når han er ferdig med tiende. Snakket om hva som skjer med "
            "programmet og stønaden hvis han flytter før.",
            (_S, _B),
        ),
        young=True,
    ),
    Series(
        ("yasmin",),
        -12,
        Note(
            "Yasmin snakker nå norsk uten tolk. Vil bli sykepleier. Så på veien gjennom videregående og "
            "la en plan for fagene.",
            (_S, _P),
            theirs="Snakke med rådgiveren på skolen",
        ),
        young=True,
    ),
    Series(
        ("filmon",),
        -27,
        Note(
            "Filmon har fylt 19 og gleder seg til programstart. Sunniva fra BEEM var med og hjelper ham "
            "å komme seg opp om morgenen. Vi må få på plass vedtaket om stønad.",
            (_P, _L),
            ours="Skrive vedtaket om stønad ferdig",
            theirs="Stå opp til vekkerklokka i to uker",
        ),
        young=True,
    ),
    Series(
        ("abdirahman",),
        -5,
        Note(
            "Abdirahman sover litt bedre. Har vært på skolen hele uka og på fotballtrening to ganger. "
            "Vi fortsetter å ses hver uke en stund til.",
            (_H, _S),
        ),
        young=True,
    ),
    Series(
        ("ismail",),
        -15,
        Note(
            "Ismail får skryt fra bakeriet der han er utplassert. Vurderer å søke lærlingplass til høsten.",
            (_W,),
            ours="Ringe opplæringskontoret",
        ),
        young=True,
    ),
    Series(
        ("samuel",),
        -9,
        Note(
            "Samuel er klar for programstart. Gikk gjennom timeplanen og hva han skal ha med første dag.",
            (_P, _S),
            theirs="Hente skolebøker på biblioteket",
        ),
        young=True,
    ),
    Series(
        ("daniel",),
        -36,
        Note(
            "Daniel har fått studieplass og hybel i Trondheim. Gikk gjennom flyttemelding og "
            "fastlegebytte. Ønsket ham lykke til.",
            (_S, _B),
        ),
    ),
)

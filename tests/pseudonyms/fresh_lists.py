"""Names, streets and places of the fresh sentences; a test proves that no list of the recognisers has them."""

FIRST_NAMES = (
    "Alrun Amandus Anneruth Annheide Arnhild Arved Bärbli Bertrun Birte-Luise Burglind Diethild Dietlinde-Maren "
    "Eberhardine Edelgunde Eilert Eitel Elfgard Elkemarie Engelke Ernstotto Ewaldine Faustin Folkmar "
    "Frauke-Inken Freerk Friedegund Friedebald Fromme Gerlis Gernold Gisbrecht Gotthelf Gudela Gunnhild Haimo "
    "Hannedore Harmina Hartlieb Heilgard Helmbrecht Hergard Herwarth Hinrika Holdine Ilselore Ingelene Isgard "
    "Jelto Jürn Kaspara Kunigund Landolf Leberecht Leonore-Gesa Lotar Marlit Meinhild Menno Nantwin Norgard "
    "Ortlieb Pankraz Quentine Rainald Reimut Reinlinde Rolanda Schwanhild Seffi Sibo Sontje Tebbe Tetje Thilde "
    "Tjorven Tönnies Traudhild Trutz Ubbe Uwo Vollrath Waldefried Walfriede Warnfried Weert Wendelgard Wilmar "
    "Wolfhild Wübke"
).split()
SURNAMES = (
    "Aldehoff Alpmann Appeldorn Auerswaldt Balshüsemann Bardowicks Beckedorff Behnsen Biesterfeldt Blankenagel "
    "Bleibtreu Bockelkamp Brüggenolte Buddensiek Bußkamp Casselmann Cordshagen Dahlhaus Daubenspeck Degenhart "
    "Dieckhöner Dölitzsch Dunkhase Eickenroth Ellerbrake Entrup Eschweger Faulstich Feldkötter Fichtelmann "
    "Flakowski Frevert Füllgrabe Gallenkemper Geppersen Giesecking Glockmann Gosewisch Grabhorn Gronemeier "
    "Grotjohann Gundlfinger Hachtkemper Hagenguth Handschuhmacher Hattwich Heckerodt Heitbrink Hespelt "
    "Hillgruber Hollmichel Hülsebusch Ilgenstein Isermeyer Jäckisch Jeddeloh Jöllenbeck Kaltwasser Kattenstroth "
    "Kemnitzer Kiekebusch Klapperich Kleinsorge Knickrehm Kohnhorst Köttelwesch Krallmann Kreutzfeldt "
    "Krummnacker Kuhlewind Landwehrmeier Leffringhausen Lindhorster Lohkämper Lückerath Lütkehölter Maibücher "
    "Marquordt Mecklenborg Mitschker Mönkediek Nagelschmidt Nebelung Niederquell Nolting-Hauff Oberscheven "
    "Ohlwärter Ossenbrügge Ottemeier Pahlitzsch Pellenwessel Pieperhoff Plöger Pohlkötter Pröpper Quakenack "
    "Rademächers Rautenstrauch Reckefuß Rehwinkel Rittscher Rodenwaldt Rothgerber Ruschmann Sandvoß Schaperdoth "
    "Scheidewig Schlüpmann Schmedtlevin Schnakenwinkel Schöttelndreier Schwietering Siekmeier Sohnemann "
    "Spannagel Stallknecht Steinkühler Strohbecke Stuckenholz Südbrack Tegtbüring Thielebein Tiemerding "
    "Trillhaas Trockel Überwasser Unverfehrt Utermöhle Vahlsing Vogelpohl Wachsmuthe Wagenknechter Wattenberg "
    "Weidehase Wengefeld Westphäling Wiedbrauk Wischnewsky Wöhrmeister Wulfhorst Zabelsdorf Zickerick Zumdohme "
    "Zweigler"
).split()
DOUBLES = (
    "Behnsen-Quakenack Frevert-Lüders Hespelt-Trockel Isermeyer-Yıldızhan Jeddeloh-Klapperich Knickrehm-Ohl "
    "Marquordt-Zickerick Nebelung-Ott Plöger-Südbrack Sandvoß-Abt Thielebein-Grabhorn Vahlsing-Pröpper"
).split()
WORDS = ("Lustig Pfannkuch Sandkuhle Teller Wachtel Ziegel Wonne").split()
NOBLES = (
    "von Jeddeloh|von der Behnsen|zu Quakenbrock|vom Ilgenstein|von und zu Rodenwaldt|van der Meerten|"
    "de la Frevert|von dem Bussigk|auf der Lohburg|von Hattwich"
).split("|")
# Given names and surnames as they go together; in the order of the German register office.
FOREIGN = (
    "Abdulqadir|Al-Hamdoun Aydoğan|Kılınçarslan Błażeja|Wojnarowicz Boureima|Ouattarassou Chukwuebuka|Onyemachi "
    "Dzhamilya|Kurbanalieva Elżbietka|Szczepanowska Fatoumatta|Jallowey Haybatullah|Noorzayi İlkay|Tosunoğlu "
    "Jagienka|Przybysławska Kidane|Weldegebriel Lyubomira|Stoyanchova Mahdiyeh|Rostamzadeh "
    "Mieszka|Grzegorczykowa Ngọc|Đặng Nebahat|Çavuşgil Olumide|Adeyanjuwon Przemysława|Dąbrowiecka "
    "Qamar|Al-Zoubaidi Rojhat|Demirtaşoğlu Samiullah|Wardakzai Şehriban|Karakoyunlu Tesfamariam|Gebreyohannes "
    "Thuỳ|Phạmnguyen Vjekoslava|Hrvatićek Wasyl|Hryhorenchuk Xhevrije|Berishollari Yosief|Tekleab "
    "Zbigniewa|Ćwiklińska Zerrin|Özkılıç Dung|Huynhle Khadra|Abdirashid Mehrnoush|Tavakolian"
).split()
STREETS = (
    (
        "Ahornkehre|Altes Forsthaus|Am Backofen|Am Ehrenhain|Am Großen Freeden|An den Teichen|Auf dem Hagen|"
        "Bischof-Godehard-"
        "Straße|Brüder-Grimm-Weg|Bürgermeister-Lohmann-Str.|Drosselstieg|Eichendorffstr.|Feldbergstrasse|Gerberzeile|"
        "Groß Dünger Weg|Hasenwinkel|Hinterm Deich|Holler Landstraße|Im Unterdorf|In der Aue|Johannisgang|Kastanienhof|"
        "Königsberger Ring|Lange Wanne|Mühlenbergsweg|Neue Reihe|Obere Klostergasse|Osterfeldring|Pappelgrund|"
        "Rübenkamp|"
        "Schlesierdamm|St.-Annen-Straße|Stettiner Platz|Unter den Eichen|Von-Steuben-Allee|Zum Osterberg|Zur Ziegelei"
    )
    .replace("- Straße", "-Straße")
    .split("|")
)
TOWNS = (
    "Ahlersbostel|Bad Memmenau|Brunkensenhausen|Dinkelrode|Eimsbeck|Groß Hattorf|Hohenbüchede|Klein Ülzen|"
    "Lüthorstedt|Neustedt am Deister|Quendelburg|Salzdettfurt-Ost|Sankt Wigberten|Warmbüttel|Westerlinden"
).split("|")
# Villages that look like persons.
PLACES = (
    "Arnoldsrode Bernhardsfehn Ottobeuren-Nord Ludwigshorst Karolinenau Petersvörde Hermannshude Adenstedten "
    "Marienhagenau Konradsbüttel Giselasruh Wilhelmsfelde Heinder Mehlern Gronelau Betheln-Süd Rössingen "
    "Mahlertsen Burgstemmern Barnten"
).split()
MAKERS = ("Hartkopf Rieken Volmerding Tangermann Schniederjan Pfaffinger").split()

"""What a disguise is called: the placeholder that a server sees, and the German word for people."""

PLACEHOLDERS = {
    "person": "PERSON",
    "address": "ADRESSE",
    "birth": "GEBURTSDATUM",
    "phone": "TELEFON",
    "mail": "E-MAIL",
    "account": "KONTO",
    "tax": "STEUERNUMMER",
    "insurance": "VERSICHERUNGSNUMMER",
    "card": "AUSWEIS",
    "file": "AKTENZEICHEN",
    "plate": "KENNZEICHEN",
    "other": "ANGABE",
}
KINDS = {
    "person": "Namen",
    "address": "Anschriften",
    "birth": "Geburtsdaten",
    "phone": "Telefonnummern",
    "mail": "E-Mail-Adressen",
    "account": "Bankverbindungen",
    "tax": "Steuernummern",
    "insurance": "Versicherungsnummern",
    "card": "Ausweisnummern",
    "file": "Aktenzeichen",
    "plate": "Autokennzeichen",
    "other": "Eigene Angaben",
}

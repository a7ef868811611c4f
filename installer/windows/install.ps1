# UNTESTED: written without a Windows machine; nobody has run this file yet.
# Installs Genius Desktop from this folder, without any network: a Python environment of its own, the model on the
# shelf, a starter command and an entry in the start menu. What was there before is replaced when the new one runs.
param(
    [string]$Target = (Join-Path $env:LOCALAPPDATA 'Programs\genius-desktop'),
    [switch]$Uninstall
)
$ErrorActionPreference = 'Stop'
$Here = Split-Path -Parent $MyInvocation.MyCommand.Path
$Shelf = Join-Path $env:LOCALAPPDATA 'genius-desktop\models'
$Entry = Join-Path ([Environment]::GetFolderPath('Programs')) 'Genius Desktop.lnk'

function Fail([string]$Text) {
    Write-Host "Fehler: $Text" -ForegroundColor Red
    exit 4
}

function Test-Bundle {
    Write-Host 'Dateien prüfen …'
    foreach ($Line in Get-Content -Encoding UTF8 (Join-Path $Here 'SHA256SUMS')) {
        $Sum, $Name = $Line -split '  ', 2
        $File = Join-Path $Here ($Name -replace '/', '\')
        if (-not (Test-Path -LiteralPath $File) -or (Get-FileHash -LiteralPath $File -Algorithm SHA256).Hash -ne $Sum) {
            Fail "Das Paket ist beschädigt oder unvollständig: $Name. Bitte kopieren Sie es noch einmal."
        }
    }
}

function Read-Facts {
    $Facts = @{}
    foreach ($Line in Get-Content -Encoding UTF8 (Join-Path $Here 'paket.conf')) {
        if ($Line -match "^([A-Z0-9_]+)='?(.*?)'?$") { $Facts[$Matches[1]] = $Matches[2] }
    }
    return $Facts
}

function Find-Python([string]$Version) {
    $Test = "import sys, venv; sys.exit('%d.%d' % sys.version_info[:2] != '$Version' or sys.maxsize < 2**32)"
    foreach ($Command in @(@('py', "-$Version"), @('python'))) {
        if (-not (Get-Command $Command[0] -ErrorAction SilentlyContinue)) { continue }
        $Rest = @($Command | Select-Object -Skip 1)
        & $Command[0] @Rest -c $Test 2>$null
        if ($LASTEXITCODE -eq 0) { return (& $Command[0] @Rest -c 'import sys; print(sys.executable)') }
    }
    Fail "Python $Version (64 Bit) fehlt. Dieses Paket ist für Python $Version gebaut."
}

function Install-Program([string]$Python, [hashtable]$Facts) {
    Write-Host 'Programm einrichten …'
    $Folder = Join-Path $Target ('programm-' + (Get-Date -Format 'yyyyMMddHHmmss'))
    & $Python -m venv --without-pip $Folder
    if ($LASTEXITCODE) { Fail 'Die Umgebung ließ sich nicht anlegen (siehe oben).' }
    $Own = Join-Path $Folder 'Scripts\python.exe'
    $Pip = Join-Path (Get-ChildItem (Join-Path $Here 'wheels') -Filter 'pip-*.whl')[0].FullName 'pip'
    $Wheels = Join-Path $Here 'wheels'
    & $Own $Pip --isolated --quiet --disable-pip-version-check --no-input --no-cache-dir `
        install --no-index --find-links $Wheels "genius-desktop==$($Facts.VERSION)"
    if ($LASTEXITCODE -eq 0) { & $Own -P -c 'import llama_cpp, genius_desktop' }
    if ($LASTEXITCODE) {
        Remove-Item -Recurse -Force -LiteralPath $Folder
        Fail 'Die Pakete ließen sich nicht einrichten (siehe oben).'
    }
    return $Folder
}

function Copy-Model([hashtable]$Facts) {
    $Model = Join-Path $Shelf "$($Facts.MODEL).gguf"
    if ((Test-Path -LiteralPath $Model) -and (Get-FileHash -LiteralPath $Model).Hash -eq $Facts.MODEL_SHA256) { return }
    Write-Host "Sprachmodell kopieren ($($Facts.MODEL_GB) GB) …"
    New-Item -ItemType Directory -Force -Path $Shelf | Out-Null
    Copy-Item -LiteralPath (Join-Path $Here "models\$($Facts.MODEL).gguf") -Destination "$Model.part" -Force
    if ((Get-FileHash -LiteralPath "$Model.part").Hash -ne $Facts.MODEL_SHA256) {
        Remove-Item -LiteralPath "$Model.part"
        Fail 'Das Sprachmodell ist beim Kopieren beschädigt worden. Bitte versuchen Sie es noch einmal.'
    }
    Move-Item -LiteralPath "$Model.part" -Destination $Model -Force
}

function Set-Starter([string]$Folder) {
    $Own = Join-Path $Folder 'Scripts\python.exe'
    $Starter = Join-Path $Target 'genius-desktop.cmd'
    Set-Content -LiteralPath $Starter -Encoding Default -Value "@`"$Own`" -P -m genius_desktop %*"
    $Link = (New-Object -ComObject WScript.Shell).CreateShortcut($Entry)
    $Link.TargetPath = Join-Path $Folder 'Scripts\pythonw.exe'
    $Link.Arguments = '-P -m genius_desktop'
    $Link.Description = 'Dokumente auf diesem PC zusammenfassen, jede Aussage mit Seite'
    $Link.Save()
    Get-ChildItem -LiteralPath $Target -Directory -Filter 'programm-*' |
        Where-Object { $_.FullName -ne $Folder } | Remove-Item -Recurse -Force
    return $Starter
}

if ($Uninstall) {
    foreach ($Path in @($Target, $Entry)) {
        if (Test-Path -LiteralPath $Path) { Remove-Item -Recurse -Force -LiteralPath $Path }
    }
    Write-Host "Genius Desktop ist entfernt. Sprachmodell, Verlauf und Einstellungen liegen noch in: $(Split-Path $Shelf)"
    exit 0
}
Test-Bundle
$Facts = Read-Facts
$Folder = Install-Program (Find-Python $Facts.PYTHON) $Facts
Copy-Model $Facts
$Starter = Set-Starter $Folder
Write-Host "Fertig. Genius Desktop $($Facts.VERSION) steht im Startmenü; auf der Befehlszeile: $Starter"

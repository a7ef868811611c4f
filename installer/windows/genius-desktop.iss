; UNTESTED: written without a Windows machine; nobody has compiled or run this file yet.
; Wraps the folder that `python dev.py bundle` builds on Windows into one installer (Inno Setup 6):
;   iscc /DBundle=dist\genius-desktop-0.1.0-win-amd64 /DVersion=0.1.0 installer\windows\genius-desktop.iss

[Setup]
AppId={{6D2E6F0B-5B0E-4C57-9B0B-3C1C2E3B7A51}
AppName=Genius Desktop
AppVersion={#Version}
DefaultDirName={localappdata}\Programs\genius-desktop
PrivilegesRequired=lowest
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
DisableProgramGroupPage=yes
LicenseFile={#Bundle}\LICENSE
OutputBaseFilename=genius-desktop-{#Version}-setup
Compression=lzma2/fast
; The model is larger than one slice may be.
DiskSpanning=yes

[Languages]
Name: "german"; MessagesFile: "compiler:Languages\German.isl"

[Files]
; Unpacked to a temporary folder: install.ps1 puts everything where it belongs and checks it.
Source: "{#Bundle}\*"; DestDir: "{tmp}\paket"; Flags: recursesubdirs createallsubdirs deleteafterinstall
Source: "{#Bundle}\install.ps1"; DestDir: "{app}"

[Run]
Filename: "powershell.exe"; Parameters: "-NoProfile -ExecutionPolicy Bypass -File ""{tmp}\paket\install.ps1"" -Target ""{app}"""; StatusMsg: "Genius Desktop wird eingerichtet …"; Flags: runhidden

[UninstallRun]
Filename: "powershell.exe"; Parameters: "-NoProfile -ExecutionPolicy Bypass -File ""{app}\install.ps1"" -Target ""{app}"" -Uninstall"; RunOnceId: "entfernen"; Flags: runhidden

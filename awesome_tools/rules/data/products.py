"""How makers spell the names of their products. Data only.

Source: the makers' own sites and trademark pages. A name stands here if its other spellings are no words of their own.
"""

from __future__ import annotations

# What differs from a name in upper and lower case only is misspelled. Other misspellings follow a colon.
_NAMES = """
ActionScript | Airbnb | Android | AngularJS | AppKit | ArcGIS | Arduino | arXiv | AutoCAD | AutoHotkey | AWS
CloudFormation: aws cloudformation | Bitbucket | BitTorrent | Bluetooth | CentOS | ChromeOS | CircleCI | ClickHouse |
ClojureScript | Cloudflare | COBOL | CocoaPods | CodePen | CoffeeScript | CommonJS | CommonMark | CouchDB | CSS | CUDA
| cuDNN | Debian | DevOps | DigitalOcean | Dropbox | DuckDB | DuckDuckGo | DynamoDB | eBay | Elasticsearch | Emacs |
Ethereum | Facebook | FastAPI | FFmpeg | Figma | Firefox | Fortran | FreeBSD | GeoJSON | GitHub | GitLab | Gmail |
GNOME | Grafana | GraphQL | gRPC | GTK | Hadoop | Haskell | HBase | HTML | Hugging Face: huggingface | IndexedDB |
InfluxDB | Instagram | IntelliJ | iOS | iPad | iPadOS | iPhone | JavaScript: java script | Jenkins | JetBrains |
jQuery | JSON | Jupyter | JupyterLab | Kaggle | Keras | Kotlin | Kubernetes | Laravel | LightGBM | LinkedIn | Linux |
LLVM | macOS: mac os, mac os x, mac osx, osx | MapReduce | MariaDB | Markdown | MATLAB | Matplotlib | MediaWiki | Minecraft |
MLflow | MobX | MongoDB | MySQL | NativeScript | Neo4j | Neovim | NetBSD | Netflix | NLTK | Node.js: nodejs, node js |
NoSQL | NumPy | NVIDIA | OAuth | Objective-C: objectivec | OCaml | ONNX | OpenAI | OpenAPI | OpenBSD | OpenCL | OpenCV
| OpenGL | OpenMP | OpenSearch | OpenShift | OpenSSL | OpenStack | OpenStreetMap | openSUSE | OpenTelemetry | PayPal |
Perl | Photoshop | PHP | PhpStorm | PhysX | PostCSS | PostGIS | PostgreSQL: postgre sql | PowerShell | PureScript |
PyCharm | PyPI | Python | PyTorch | QGIS | QuickTime | RabbitMQ | Raspberry Pi | ReactiveX | Reddit | RethinkDB |
RubyGems | RxJS | Salesforce | scikit-learn | SciPy | Selenium | SharePoint | Shopify | SoundCloud | SourceForge |
spaCy | Splunk | Spotify | SQL | SQLAlchemy | SQLite | Stack Overflow: stackoverflow | Stylelint | Sublime Text:
sublimetext | SVG | Symfony | TensorBoard | TensorFlow | TensorRT | TikTok | Trello | TypeScript | Ubuntu | URL |
UTF-8 | VirtualBox | Visual Studio Code | VMware | VS Code: vscode | Vue.js: vuejs, vue js | watchOS | WebAssembly |
WebGL | WebKit | WebRTC | WebSocket | WebStorm | WhatsApp | Wi-Fi | Wikipedia | WordPress | Xamarin | Xcode | XGBoost
| XML | YAML | YouTube: you tube | Zendesk | ZeroMQ
"""

# Words of everyday language too: misspelled only where the words around are about technology.
AMBIGUOUS: dict[str, str] = {
    "ansible": "Ansible", "atom": "Atom", "django": "Django", "docker": "Docker", "electron": "Electron", "elixir": "Elixir",
    "flask": "Flask", "flutter": "Flutter", "java": "Java", "julia": "Julia", "lua": "Lua", "rails": "Rails", "react": "React",
    "redis": "Redis", "ruby": "Ruby", "rust": "Rust", "scala": "Scala", "slack": "Slack", "spring": "Spring", "swift": "Swift",
    "unity": "Unity", "zoom": "Zoom", "latex": "LaTeX", "terraform": "Terraform", "vagrant": "Vagrant", "angular": "Angular",
    "kafka": "Kafka", "vim": "Vim",
}  # fmt: skip
# Words behind such a name, and in front of it, that make it a product.
BEHIND = frozenset(
    """
    api app apps application applications bindings client clients cluster code components compiler container containers crate
    crates database developer developers driver ecosystem framework frameworks gem gems hooks implementation image images integration interface
    language libraries library module modules native package packages plugin plugins program programming projects repo repository sdk server
    template templates toolkit tutorial tutorials wrapper
    """.split()
)
BEFORE = frozenset({"in"})
WRITTEN = frozenset({"written", "built", "implemented", "programmed", "coded"})


def _table() -> tuple[dict[str, str], frozenset[str]]:
    """Misspelled form in lower case → name, and the first words of forms of several words."""
    table: dict[str, str] = {}
    for line in " ".join(_NAMES.split()).split(" | "):
        name, _, others = line.partition(":")
        for form in (name, *others.split(",")):
            if form.strip():
                table[form.strip().lower()] = name.strip()
    return table, frozenset(form.split()[0] for form in table if " " in form)


NAMES, STARTS = _table()

"""How makers spell the names of their products. Data only.

Source: the makers' own sites and trademark pages. A name stands here if its other spellings are no words of their own.
"""

from __future__ import annotations

# What differs from a name in upper and lower case only is misspelled. Other misspellings follow a colon.
_NAMES = """
Airbnb | Android | AngularJS | arXiv | AutoHotkey | Bitbucket | BitTorrent | Bluetooth | ChromeOS | ClickHouse |
Cloudflare | CocoaPods | CodePen | CoffeeScript | CommonMark | CouchDB | CSS | DigitalOcean | Dropbox | DuckDuckGo |
DynamoDB | eBay | Elasticsearch | Emacs | Ethereum | Facebook | FastAPI | FFmpeg | Fortran | FreeBSD | GitHub |
GitLab | Gmail | GraphQL | GTK | Haskell | HBase | HTML | Hugging Face: huggingface | Instagram | IntelliJ | iOS |
iPad | iPadOS | iPhone | JavaScript: java script | Jenkins | jQuery | JSON | Jupyter | Kaggle | Kotlin | Kubernetes
| LinkedIn | Linux | LLVM | macOS: mac os | MariaDB | Markdown | MATLAB | Matplotlib | MobX | MongoDB | MySQL |
Neovim | Netflix | Node.js: nodejs, node js | NoSQL | NumPy | NVIDIA | OAuth | OpenAI | OpenCV | OpenGL | OpenSSL |
OpenStack | OpenStreetMap | PayPal | Perl | PHP | PostCSS | PostgreSQL: postgre sql | PowerShell | PyPI | PyTorch |
Python | QGIS | RabbitMQ | Raspberry Pi | ReactiveX | Reddit | RethinkDB | RubyGems | SciPy | scikit-learn |
Selenium | SoundCloud | Spotify | SQL | SQLAlchemy | SQLite | Stack Overflow: stackoverflow | Stylelint | SVG |
TensorFlow | TikTok | TypeScript | Ubuntu | URL | UTF-8 | Visual Studio Code | Vue.js: vuejs, vue js | watchOS |
WebAssembly | WebGL | WebRTC | WebSocket | WhatsApp | Wi-Fi | Wikipedia | WordPress | Xcode | XML | YAML | YouTube:
you tube | ZeroMQ
"""

# Words of everyday language too: misspelled only where the words around are about technology.
AMBIGUOUS: dict[str, str] = {
    "ansible": "Ansible", "atom": "Atom", "django": "Django", "docker": "Docker", "electron": "Electron", "elixir": "Elixir",
    "flask": "Flask", "flutter": "Flutter", "java": "Java", "julia": "Julia", "lua": "Lua", "rails": "Rails", "react": "React",
    "redis": "Redis", "ruby": "Ruby", "rust": "Rust", "scala": "Scala", "slack": "Slack", "spring": "Spring", "swift": "Swift",
    "unity": "Unity", "zoom": "Zoom", "latex": "LaTeX", "terraform": "Terraform", "vagrant": "Vagrant", "angular": "Angular",
}  # fmt: skip
# Words behind such a name, and in front of it, that make it a product.
BEHIND = frozenset(
    """
    api app apps application applications bindings client clients code components compiler container containers crate crates
    developer developers driver ecosystem framework frameworks gem gems hooks implementation image images integration interface
    language libraries library module modules native package packages plugin plugins program programming projects sdk server
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

"""The names and abbreviations of venues, as data. Sources: the venues' own sites and DBLP's stream names."""

from __future__ import annotations

# One name a line would be long; names with blanks stand in the second tables.
CONFERENCES = frozenset(
    """
    AAAI AAMAS ACC ACCV ACL ACML ACMMM ADMA AIES AISTATS ALENEX ALT AMIA AMTA ANLP APSEC ASE ASONAM ASPLOS ASRU ATC AVSS
    BIBM BIGDATA BMVC BSN CASE CAV CCC CCGRID CCS CDC CGO CHI CHIIR CICLING CIDR CIKM CLEF CLOUD COCOON COG COLING COLLA
    COLM COLT CONCUR CONEXT CONLL CORL CP CRV CRYPTO CSCW CSF CSL CVPR CVPRW DAC DAGM DASFAA DATE DCC DEBS DEIM DGCI DIS
    DISC DLS DLT DSN EACL EAMT EASE EC ECAI ECCV ECCVW ECIR ECML ECMLPKDD ECOOP EDBT EDM EG EGSR EMBC EMMCVPR EMNLP
    EMSOFT ESA ESEM ESOP ESORICS ESSCIRC ESWC ETRA EUROCRYPT EUROGRAPHICS EUROSYS EUSIPCO EVOSTAR EWSN FAST FAT FACCT
    FCCM FG FM FOCS FOGA FOIS FPGA FPL FSE FUSION GCPR GECCO GLOBECOM GPCE HICSS HLT HOTNETS HOTOS HPCA HPDC HRI HT ICALP
    ICANN ICAPS ICASSP ICC ICCAD ICCC ICCP ICCS ICCV ICCVW ICDAR ICDCS ICDE ICDM ICDT ICER ICFP ICIAP ICIP ICIS ICLP
    ICLR ICLRW ICMC ICME ICMI ICML ICMLA ICMLW ICMR ICNN ICNP ICONIP ICPE ICPP ICPR ICRA ICS ICSE ICSM ICSME ICSOC ICSR
    ICTAI ICTIR ICVGIP ICWS ICWSM IGARSS IJCAI IJCB IJCNLP IJCNN IMC INFOCOM INLG INTERACT INTERSPEECH IPCO IPDPS IPMI
    IPSN IROS ISBI ISCA ISIT ISMAR ISMB ISMIR ISPASS ISSCC ISSTA ISWC ITCS ITSC IUI IVA IVMSP JCDL JURSE KDD KR L4DC LAK
    LICS LOG LPAR LREC MASCOTS MCSOC MDM MICAI MICCAI MICCAIW MICRO MIDDLEWARE MIDL MIPR MLHC MLMI MLSYS MM MMM MMSYS
    MOBICOM MOBIHOC MOBISYS MSR NAACL NDSS NEURIPS NEURIPSW NIPS NIPSW NSDI OOPSLA OSDI PACT PAKDD PAM PERCOM PETS PG
    PKDD PLDI PODC PODS POPL PPOPP PPSN PRCV PRICAI PRIMA RECSYS RO-MAN RSS RTAS RTSS S&P SACMAT SAS SAT SC SCA SDM SENSYS
    SEMEVAL SEPLN SGP SIBGRAPI SIGCOMM SIGCSE SIGDIAL SIGGRAPH SIGGRAPHASIA SIGIR SIGIR-AP SIGKDD SIGMETRICS SIGMOD SIGSPATIAL
    SIMBAD SLT SOCC SODA SOSP SP SPAA SPAWC SPIE SSDBM SSVM STACS STOC TACAS TCC THEMIS TREC UAI UBICOMP UIST UKCI USENIX VCIP
    VISAPP VISIGRAPP VIS VLDB VLSI VR VTC WACV WACVW WCNC WEBSCI WIMS WINE WMT WSDM WWW XAI
    3DV
    """.split()
)
JOURNALS = frozenset(
    """
    AIJ AIIM AMAI BIB BIOINFORMATICS CAG CACM CBM CGF CIM CMIG CMPB CSUR CVIU DKE DMKD ECML ESWA ESWAPP FTML GRSL GIS
    IJCV IJRR IJRS IJCARS INFFUS INS IPL IVC JACM JAIR JAMA JAMIA JASA JBHI JEI JETCAS JMIR JMLR JSTARS JSTSP JVCIR KAIS KBS
    MEDIA MIA MLJ MTA MVA NCA NCAA NEUNET NEUROIMAGE NEUROCOMPUTING NN NPL PAA PAMI PIEEE PLOS PNAS PR PRL RA-L RAL RADIOLOGY
    RSE SCIENCE SENSORS SIVP SPIC SPL SPM TAC TACL TACO TAFFC TAI TALLIP TASE TASL TASLP TBD TBE TBME TCAD TCAS TCASI
    TCASII TCBB TCC TCDS TCI TCSI TCSVT TCYB TDSC TECS TETCI TEVC TFS TGCN TGRS THMS TIE TIFS TII TIM TIP TIST TITS TIV
    TKDD TKDE TMC TMI TMLR TMM TNN TNNLS TNSE TNSRE TODS TOG TOIS TOIT TOM TOMCCAP TOMM TON TOPC TOPLAS TOPS TOSEM
    TPAMI TPDS TRIT TRO TSC TSG TSMC TSMCB TSP TVCG TVT TWC UMUAI VISUALCOMPUTER WIRES
    NATURE CELL LANCET NEJM ELIFE ELECTRONICS ENTROPY INFORMATION SYMMETRY
    """.split()
)
PREPRINTS = frozenset(
    "ARXIV ARXIVPREPRINT BIORXIV CHEMRXIV CORR MEDRXIV OPENREVIEW PREPRINT PREPRINTS PSYARXIV RESEARCHSQUARE SSRN TECHRXIV".split()
)
SPELLED_OUT = frozenset(
    name.casefold()
    for name in (
        "ACM Computing Surveys",
        "ACM MM",
        "ACM Multimedia",
        "ACM MM Asia",
        "Artificial Intelligence Review",
        "Artificial Intelligence",
        "Applied Intelligence",
        "Applied Sciences",
        "Applied Soft Computing",
        "Computer Graphics Forum",
        "Computers in Biology and Medicine",
        "Computer Methods and Programs in Biomedicine",
        "Computer Vision and Image Understanding",
        "Cell Reports",
        "Data Mining and Knowledge Discovery",
        "Engineering Applications of Artificial Intelligence",
        "Expert Systems with Applications",
        "Eurographics",
        "Findings of ACL",
        "Findings of EMNLP",
        "Findings of NAACL",
        "Frontiers",
        "IEEE Access",
        "IEEE Intelligent Systems",
        "IEEE Sensors",
        "IEEE VR",
        "IEEE VIS",
        "Image and Vision Computing",
        "Information Fusion",
        "Information Sciences",
        "Knowledge-Based Systems",
        "Machine Learning",
        "Med. Image Anal.",
        "Medical Image Analysis",
        "Medical Physics",
        "Med Phys",
        "Nature",
        "Nature Biotechnology",
        "Nature Communications",
        "Nature Machine Intelligence",
        "Nature Medicine",
        "Nature Methods",
        "Nature Scientific Reports",
        "Nat. Commun.",
        "Neural Computation",
        "Neural Computing and Applications",
        "Neural Networks",
        "Neurocomputing",
        "npj Digital Medicine",
        "Pattern Recognition",
        "Pattern Recognition Letters",
        "Physics in Medicine and Biology",
        "PLOS ONE",
        "PLoS One",
        "Proc. IEEE",
        "Proceedings of the IEEE",
        "Remote Sensing",
        "Remote Sensing of Environment",
        "Robotics and Autonomous Systems",
        "Science",
        "Science Advances",
        "Science Robotics",
        "Scientific Data",
        "Scientific Reports",
        "Sensors",
        "SIGGRAPH Asia",
        "Signal Processing",
        "The Visual Computer",
        "The Web Conference",
        "USENIX Security",
        "USENIX ATC",
        "Visual Computer",
        "Web Conference",
        "Oakland",
        "under review",
        "Asian Conference on Computer Vision",
        "Interspeech",
        "Distill",
        "tech report",
        "technical report",
        "preprint",
        "arXiv preprint",
    )
)
# Words that make an unknown phrase the name of a venue.
MARKERS = frozenset(
    "transactions journal conference proceedings symposium workshop letters magazine review annals congress".split()
)

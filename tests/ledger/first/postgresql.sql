CREATE TABLE sayso_version (version_num VARCHAR(32) NOT NULL CONSTRAINT sayso_version_pkc PRIMARY KEY);

INSERT INTO sayso_version VALUES ('0001');


CREATE TABLE claims (
	id VARCHAR COLLATE "C" NOT NULL, 
	fewest INTEGER NOT NULL, 
	most INTEGER NOT NULL, 
	noun TEXT NOT NULL, 
	CONSTRAINT pk_claims PRIMARY KEY (id)
)

;

CREATE INDEX ix_claims_order ON claims (most DESC, fewest DESC, id);

INSERT INTO claims VALUES ('c38cd206f60e5', 1, 1, '{"id":"c38cd206f60e5","text":{"report":"r61d4c0361e1c","start":20,"end":56,"exact":"The ferry stays in port until Monday"},"attributions":["a8167821182b3","ac76458830217"],"fewest":1,"most":1}');


CREATE TABLE copy_crowds (
	fingerprint BIGINT NOT NULL, 
	first TEXT NOT NULL, 
	last VARCHAR COLLATE "C" NOT NULL, 
	CONSTRAINT pk_copy_crowds PRIMARY KEY (fingerprint)
)

;


CREATE TABLE copy_prints (
	fingerprint BIGINT NOT NULL, 
	site INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	CONSTRAINT pk_copy_prints PRIMARY KEY (fingerprint, site, number)
)

;


CREATE TABLE copy_sites (
	number INTEGER NOT NULL, 
	name VARCHAR COLLATE "C" NOT NULL, 
	CONSTRAINT pk_copy_sites PRIMARY KEY (number), 
	CONSTRAINT uq_copy_sites_name UNIQUE (name)
)

;

INSERT INTO copy_sites VALUES (1, '');

INSERT INTO copy_sites VALUES (2, 'post.example');

INSERT INTO copy_sites VALUES (3, 'quell.example');


CREATE TABLE feeds (
	address VARCHAR COLLATE "C" NOT NULL, 
	etag TEXT, 
	modified TEXT, 
	CONSTRAINT pk_feeds PRIMARY KEY (address)
)

;


CREATE TABLE judgements (
	number INTEGER NOT NULL, 
	deed VARCHAR COLLATE "C" NOT NULL, 
	about VARCHAR COLLATE "C" NOT NULL, 
	subjects TEXT NOT NULL, 
	value VARCHAR COLLATE "C" NOT NULL, 
	name TEXT NOT NULL, 
	who TEXT NOT NULL, 
	at VARCHAR COLLATE "C" NOT NULL, 
	why TEXT NOT NULL, 
	supersedes TEXT NOT NULL, 
	quotes TEXT NOT NULL, 
	CONSTRAINT pk_judgements PRIMARY KEY (number)
)

;


CREATE TABLE likeness_texts (
	place SERIAL NOT NULL, 
	text VARCHAR COLLATE "C" NOT NULL, 
	norm BIGINT NOT NULL, 
	floor DOUBLE PRECISION NOT NULL, 
	vector TEXT NOT NULL, 
	CONSTRAINT pk_likeness_texts PRIMARY KEY (place), 
	CONSTRAINT uq_likeness_texts_text UNIQUE (text)
)

;

INSERT INTO likeness_texts VALUES (1, '046d397dd2bf4057', 9761, '0.2', '[6627478955470831080,56,7790960322945564203,55,5045097644557093122,60]');

INSERT INTO likeness_texts VALUES (2, '251b964d2e64c4fc', 18235, '0.2', '[7868567046889909538,91,6881335696502124296,55,1137668684639756217,73,8083512239900169089,40]');

INSERT INTO likeness_texts VALUES (3, '9effdcd948518039', 35861, '0.2', '[179678263295545969,94,2637845772343167977,55,5386626137602206623,58,1957472440207961436,46,2889384011915926740,78,1585670343791755866,94,2697754532368558105,60]');


CREATE TABLE likeness_words (
	word BIGINT NOT NULL, 
	place INTEGER NOT NULL, 
	weight SMALLINT NOT NULL, 
	CONSTRAINT pk_likeness_words PRIMARY KEY (word, place)
)

;

INSERT INTO likeness_words VALUES (179678263295545969, 3, 94);

INSERT INTO likeness_words VALUES (1137668684639756217, 2, 73);

INSERT INTO likeness_words VALUES (1585670343791755866, 3, 94);

INSERT INTO likeness_words VALUES (1957472440207961436, 3, 46);

INSERT INTO likeness_words VALUES (2637845772343167977, 3, 55);

INSERT INTO likeness_words VALUES (2697754532368558105, 3, 60);

INSERT INTO likeness_words VALUES (2889384011915926740, 3, 78);

INSERT INTO likeness_words VALUES (5045097644557093122, 1, 60);

INSERT INTO likeness_words VALUES (5386626137602206623, 3, 58);

INSERT INTO likeness_words VALUES (6627478955470831080, 1, 56);

INSERT INTO likeness_words VALUES (6881335696502124296, 2, 55);

INSERT INTO likeness_words VALUES (7790960322945564203, 1, 55);

INSERT INTO likeness_words VALUES (7868567046889909538, 2, 91);

INSERT INTO likeness_words VALUES (8083512239900169089, 2, 40);


CREATE TABLE name_terms (
	term VARCHAR COLLATE "C" NOT NULL, 
	speaker VARCHAR COLLATE "C" NOT NULL, 
	CONSTRAINT pk_name_terms PRIMARY KEY (term, speaker)
)

;

CREATE INDEX ix_name_terms_speaker ON name_terms (speaker);

INSERT INTO name_terms VALUES ('an', 's990edfb2670d');

INSERT INTO name_terms VALUES ('lev', 's6b7e3c926341');

INSERT INTO name_terms VALUES ('offici', 's990edfb2670d');

INSERT INTO name_terms VALUES ('perrow', 's48c593a0885b');

INSERT INTO name_terms VALUES ('tarn', 's6b7e3c926341');

INSERT INTO name_terms VALUES ('una', 's48c593a0885b');


CREATE TABLE origins (
	id VARCHAR COLLATE "C" NOT NULL, 
	kind VARCHAR COLLATE "C" NOT NULL, 
	who TEXT NOT NULL, 
	noun TEXT NOT NULL, 
	CONSTRAINT pk_origins PRIMARY KEY (id)
)

;

INSERT INTO origins VALUES ('o38cd206f60e5', 'utterance', 'Una Perrow', '{"id":"o38cd206f60e5","kind":"utterance","who":"Una Perrow","when":null,"attributions":["a8167821182b3","ac76458830217"],"reasons":[{"rule":"same speaker, same words","text":"Una Perrow, named in both, with the same words","evidence":[{"report":"rbab64d7b4723","start":23,"end":62,"exact":"\u201cThe ferry stays in port until Monday,\u201d"},{"report":"r61d4c0361e1c","start":20,"end":56,"exact":"The ferry stays in port until Monday"}]}]}');

INSERT INTO origins VALUES ('oad30bff22ebb', 'unnamed group', 'an official', '{"id":"oad30bff22ebb","kind":"unnamed group","who":"an official","when":null,"attributions":["a63ec220f7708"]}');

INSERT INTO origins VALUES ('oba409e1e5a53', 'utterance', 'Lev Tarn', '{"id":"oba409e1e5a53","kind":"utterance","who":"Lev Tarn","when":null,"attributions":["a83b220a72c5a"]}');


CREATE TABLE pages (
	sha256 VARCHAR COLLATE "C" NOT NULL, 
	content BYTEA NOT NULL, 
	size INTEGER NOT NULL, 
	CONSTRAINT pk_pages PRIMARY KEY (sha256)
)

;

INSERT INTO pages VALUES ('41aafb2b8d2b2b7b0988efc20489701e1942cf0607c4a6e0ce68904a06172b26', '\x789c734b2d2aaa54c84e2d2851c8cc5328c82f2ae1e20ac9485548038b1797245616c324144af34a327314dc8a3253122b751442f312150280aaf2cb154af27352148a52418a528bc0ea034b537372f40015ed2161', 93);

INSERT INTO pages VALUES ('55fe8f949155434733a905f72d4426283f0e28d78926c9dfe859d7cdbca0ed33', '\x789c35ccc10983401085e1bb55bc0224e4900e7216044d010fddc5013393ec8ec8de2c2469ce4a22048f3f7cfc77a68c95e2a0c3a780f7c25255fbf6e98f8821a582ec2c19a27859722cea32a3311d59ea7dfbe2a1447b405b9129e3059d3d036e570ce7bb061516a30cc2f98f7e6bee2b4e', 120);

INSERT INTO pages VALUES ('84dc77391553641f1dc10837c06e2fa5f0b5dbafa706869775d2628db27077c2', '\x789c35cacb0980301045d1bd55bc0224b8b00137ee04052d60d011834322931149f77ec0edbda765d58c9d0f830f38a25a518c1b63fd7a32cae91f3883794117c342b9c41408fda3e2058bb240f945ac9f1f4e1671680cc2940c7585999e75913777036d0928c8', 116);

INSERT INTO pages VALUES ('c2b15cb6e4429d26ffb23076b2807b7a7cf37c4ffcdcb6726d12438815e7cba8', '\x789c0dcac10d80200c46e13b53fc031863bcb8847a7281224d2069ac1694b0bd5cde7779bb16cece1d9111c9bcbe06af64013589e036f5e4a5e114cd8cd22fa65cf0bcd4902e6c9d799a97012b7f38c82ed41e0ee30f5be51e31', 88);


CREATE TABLE shelf (
	key BYTEA NOT NULL, 
	member BYTEA NOT NULL, 
	value BYTEA NOT NULL, 
	CONSTRAINT pk_shelf PRIMARY KEY (key, member)
)

;

INSERT INTO shelf VALUES ('\x02f359390268b9aaa7b44154', '\x6f616433306266663232656262', '\x');

INSERT INTO shelf VALUES ('\x0989af8491fe1b9a600b6442', '\x626f64791f6c65761f7461726e', '\x');

INSERT INTO shelf VALUES ('\x0dbe2ae92793b9b383bb4206', '\x653737313563646661363937', '\x');

INSERT INTO shelf VALUES ('\x0fa88084b64f104a122224f9', '\x', '\x7b226f75746c6574223a6e756c6c2c2261646472657373223a2268747470733a2f2f706f73742e6578616d706c652f61222c227075626c6973686564223a6e756c6c7d');

INSERT INTO shelf VALUES ('\x126582727f504f7e1302fb91', '\x61383136373832313138326233', '\x63333863643230366636306535');

INSERT INTO shelf VALUES ('\x1366387740905e43472e2f20', '\x626f64791f6c65761f7461726e1e61383362323230613732633561', '\x726234616264323963626465611e1e');

INSERT INTO shelf VALUES ('\x162fedf9d20b896fabdb7c25', '\x61363365633232306637373038', '\x');

INSERT INTO shelf VALUES ('\x163ee73d2878d32c9cba240e', '\x6f7267616e69736174696f6e1f1f4c6576205461726e', '\x31');

INSERT INTO shelf VALUES ('\x17b81aad1ab716c26d662054', '\x61383362323230613732633561', '\x');

INSERT INTO shelf VALUES ('\x1b80e16378dc5292467fa0bb', '\x61633736343538383330323137', '\x312e30');

INSERT INTO shelf VALUES ('\x22635a805be833cd7bd6196a', '\x706572726f7720756e61', '\x');

INSERT INTO shelf VALUES ('\x22d30f877d1f1c8f947ba24d', '\x706572736f6e1f756e611f706572726f771e61383136373832313138326233', '\x726261623634643762343732331e1e');

INSERT INTO shelf VALUES ('\x22d30f877d1f1c8f947ba24d', '\x706572736f6e1f756e611f706572726f771e61633736343538383330323137', '\x723631643463303336316531631e1e');

INSERT INTO shelf VALUES ('\x243761a9270a637263805624', '\x30343664333937646432626634303537', '\x');

INSERT INTO shelf VALUES ('\x25a1f034e2b2cb2bfc1655f3', '\x', '\x7b226f75746c6574223a6e756c6c2c2261646472657373223a2268747470733a2f2f7175656c6c2e6578616d706c652f31222c227075626c6973686564223a6e756c6c7d');

INSERT INTO shelf VALUES ('\x29feae0781462c92a1232aff', '\x1e61363365633232306637373038', '\x726261623634643762343732331e6465736372696265641f726261623634643762343732331f616e206f6666696369616c1e');

INSERT INTO shelf VALUES ('\x32248b27fa4ddf061b20e29f', '\x', '\x5b6e756c6c2c2066616c73652c202262373133633064313462613835346137225d');

INSERT INTO shelf VALUES ('\x336d2f058e8c791d07d7cabc', '\x30343664333937646432626634303537', '\x');

INSERT INTO shelf VALUES ('\x33e60d4eb1d3fa83adba5da3', '\x6c6576207461726e', '\x');

INSERT INTO shelf VALUES ('\x3591664606126245f1af128f', '\x61383136373832313138326233', '\x');

INSERT INTO shelf VALUES ('\x3812359866d5bd9bc3c28165', '\x32353162393634643265363463346663', '\x');

INSERT INTO shelf VALUES ('\x38d55ab2cd1c39e5d887f56f', '\x626f64791f6c65761f7461726e1e61383362323230613732633561', '\x726234616264323963626465611e1e');

INSERT INTO shelf VALUES ('\x40a3195ce2214407cc7aa86f', '\x626f64791f6c65761f7461726e', '\x');

INSERT INTO shelf VALUES ('\x4716dcbf75f53e86e18e609d', '\x', '\x5b6e756c6c2c2066616c73652c202266653862303864373337323663396532225d');

INSERT INTO shelf VALUES ('\x4b6322038e8c8090dfe6a035', '\x', '\x5b6e756c6c2c2066616c73652c202233666439333032336537356533326134225d');

INSERT INTO shelf VALUES ('\x4ece71797c6a6842ef21637c', '\x61383362323230613732633561', '\x5b22653139646134336236343632222c202272623461626432396362646561222c205b5d5d');

INSERT INTO shelf VALUES ('\x4f174c0a05a02e958c043f85', '\x6f333863643230366636306535', '\x');

INSERT INTO shelf VALUES ('\x503def101a2d735a77a5948e', '\x706572726f7720756e61', '\x');

INSERT INTO shelf VALUES ('\x5aae4330694d92042b3aa555', '\x61383362323230613732633561', '\x');

INSERT INTO shelf VALUES ('\x5ea6fac9ddf32f48dbc7a804', '\x706572736f6e1f756e611f706572726f77', '\x');

INSERT INTO shelf VALUES ('\x5ec1c1f8231de5e8efee36e1', '\x61383136373832313138326233', '\x5b22643066306366366561313137222c202272626162363464376234373233222c205b5d5d');

INSERT INTO shelf VALUES ('\x5ec1c1f8231de5e8efee36e1', '\x61633736343538383330323137', '\x5b22343166346137373165353062222c202272363164346330333631653163222c205b5d5d');

INSERT INTO shelf VALUES ('\x635824800a403e43efa059ac', '\x6361722077616974', '\x');

INSERT INTO shelf VALUES ('\x663678c0a0f1a34b9c4e5a7f', '\x626f64791f6c65761f7461726e1e61383362323230613732633561', '\x726234616264323963626465611e1e');

INSERT INTO shelf VALUES ('\x6999d343a6cdfc2ca4b63d0a', '\x706572736f6e1f756e611f706572726f771e61383136373832313138326233', '\x726261623634643762343732331e1e');

INSERT INTO shelf VALUES ('\x6999d343a6cdfc2ca4b63d0a', '\x706572736f6e1f756e611f706572726f771e61633736343538383330323137', '\x723631643463303336316531631e1e');

INSERT INTO shelf VALUES ('\x6bdd23d410aff7835c1ec612', '\x61383136373832313138326233', '\x312e30');

INSERT INTO shelf VALUES ('\x6c9f8d6590a77e62c6a8167e', '\x706572736f6e1f756e611f706572726f77', '\x');

INSERT INTO shelf VALUES ('\x6f9cc69333b5ed616de4314d', '\x626f64791f6c65761f7461726e1e61383362323230613732633561', '\x726234616264323963626465611e1e');

INSERT INTO shelf VALUES ('\x73760a7629c924897a7b6143', '\x61363365633232306637373038', '\x');

INSERT INTO shelf VALUES ('\x73ffa78917cf374189cb9172', '\x756e6b6e6f776e1f1f616e206f6666696369616c', '\x31');

INSERT INTO shelf VALUES ('\x772d1172a03d482e5a72739a', '\x', '\x7b226f75746c6574223a6e756c6c2c2261646472657373223a226e6f746573205c75303030302e747874222c227075626c6973686564223a6e756c6c7d');

INSERT INTO shelf VALUES ('\x85a7ebc83e6b9ed6ad4238aa', '\x61383136373832313138326233', '\x');

INSERT INTO shelf VALUES ('\x85a7ebc83e6b9ed6ad4238aa', '\x61633736343538383330323137', '\x');

INSERT INTO shelf VALUES ('\x85d08b2908247ddefcdeebe6', '\x706572736f6e1f1f556e6120506572726f77', '\x32');

INSERT INTO shelf VALUES ('\x88e85d3d213904768cfaed71', '\x626f64791f6c65761f7461726e1e61383362323230613732633561', '\x726234616264323963626465611e1e');

INSERT INTO shelf VALUES ('\x89ee904f719e1016b67c0ce7', '\x61363365633232306637373038', '\x5b22363961363136393235353566222c202272626162363464376234373233222c205b226361722077616974225d5d');

INSERT INTO shelf VALUES ('\x925749caa2b3d190864d1af3', '\x61383362323230613732633561', '\x');

INSERT INTO shelf VALUES ('\x95acd796b403c2a0a033e913', '\x61383136373832313138326233', '\x');

INSERT INTO shelf VALUES ('\x9809004d5309e0ba1f33c72b', '\x6c6576207461726e', '\x');

INSERT INTO shelf VALUES ('\x9bc7dffa4ac0ae5e1112d678', '\x663865636562333331616635', '\x');

INSERT INTO shelf VALUES ('\x9e8650f4e619ad0a0e9d2ce0', '\x626f64791f6c65761f7461726e1e61383362323230613732633561', '\x726234616264323963626465611e1e');

INSERT INTO shelf VALUES ('\x9f55acc25f239bc271a36c49', '\x6f626134303965316535613533', '\x');

INSERT INTO shelf VALUES ('\xa0f30466491268d02ab5240a', '\x393939392d31322d33312061383136373832313138326233', '\x');

INSERT INTO shelf VALUES ('\xa0f30466491268d02ab5240a', '\x393939392d31322d33312061633736343538383330323137', '\x');

INSERT INTO shelf VALUES ('\xac7f605f7ba27548ef603674', '\x626f64791f6c65761f7461726e1e61383362323230613732633561', '\x726234616264323963626465611e1e');

INSERT INTO shelf VALUES ('\xacfa232c988d8fac95d2c72f', '\x616e206f6666696369616c', '\x');

INSERT INTO shelf VALUES ('\xaeea9af3efe1fa9806243e6a', '\x706572736f6e1f756e611f706572726f771e61383136373832313138326233', '\x726261623634643762343732331e1e');

INSERT INTO shelf VALUES ('\xaeea9af3efe1fa9806243e6a', '\x706572736f6e1f756e611f706572726f771e61633736343538383330323137', '\x723631643463303336316531631e1e');

INSERT INTO shelf VALUES ('\xb548bee1c805e0fdc7decec5', '\x393939392d31322d33312061363365633232306637373038', '\x');

INSERT INTO shelf VALUES ('\xbd399fb8e8444eafd2b2b211', '\x', '\x5b6e756c6c2c2066616c73652c202237386635343165383332346430636666225d');

INSERT INTO shelf VALUES ('\xbd42d0318bd19ebbb2de1c01', '\x303664303661366238396565', '\x');

INSERT INTO shelf VALUES ('\xc335d5e579a4a882499b1275', '\x6465736372696265641f726261623634643762343732331f616e206f6666696369616c', '\x');

INSERT INTO shelf VALUES ('\xc4fc60b75043debf08066137', '\x6f333863643230366636306535', '\x');

INSERT INTO shelf VALUES ('\xc53102922cf6f925ad63f0df', '\x626f64791f6c65761f7461726e1e61383362323230613732633561', '\x726234616264323963626465611e1e');

INSERT INTO shelf VALUES ('\xcb9c0dde79bbf3533a22f69a', '\x61383136373832313138326233', '\x');

INSERT INTO shelf VALUES ('\xcb9c0dde79bbf3533a22f69a', '\x61633736343538383330323137', '\x');

INSERT INTO shelf VALUES ('\xcbf199ba0ae5c96fd14c39d8', '\x393939392d31322d33312061383362323230613732633561', '\x');

INSERT INTO shelf VALUES ('\xd4e39c18047a16b83a29fa20', '\x61383136373832313138326233', '\x63333863643230366636306535');

INSERT INTO shelf VALUES ('\xd74031edc5f2905f6b24b9e9', '\x626f64791f6c65761f7461726e', '\x');

INSERT INTO shelf VALUES ('\xdccda74174fc86b4592b463d', '\x706572736f6e1f756e611f706572726f77', '\x');

INSERT INTO shelf VALUES ('\xeb0f7306fdc974205af847f6', '\x61363365633232306637373038', '\x');

INSERT INTO shelf VALUES ('\xed045bf5f02bd27bef7e9929', '\x32353162393634643265363463346663', '\x');

INSERT INTO shelf VALUES ('\xedec8b754a68a62829d193f4', '\x616e206f6666696369616c', '\x');

INSERT INTO shelf VALUES ('\xf99117524a9ad17989f7c9b3', '\x6465736372696265641f726261623634643762343732331f616e206f6666696369616c', '\x');

INSERT INTO shelf VALUES ('\xf9a1404f7dfccd244463074e', '\x39656666646364393438353138303339', '\x');

INSERT INTO shelf VALUES ('\xfa8fc3f4e09185084b466090', '\x626f64791f6c65761f7461726e', '\x');


CREATE TABLE speakers (
	id VARCHAR COLLATE "C" NOT NULL, 
	name TEXT NOT NULL, 
	type VARCHAR COLLATE "C" NOT NULL, 
	named BOOLEAN NOT NULL, 
	told INTEGER NOT NULL, 
	noun TEXT NOT NULL, 
	CONSTRAINT pk_speakers PRIMARY KEY (id)
)

;

CREATE INDEX ix_speakers_order ON speakers (named DESC, told DESC, id);

INSERT INTO speakers VALUES ('s48c593a0885b', 'Una Perrow', 'person', true, 2, '{"id":"s48c593a0885b","name":"Una Perrow","type":"person","named":true,"names":["Una Perrow"],"attributions":["a8167821182b3","ac76458830217"]}');

INSERT INTO speakers VALUES ('s6b7e3c926341', 'Lev Tarn', 'organisation', true, 1, '{"id":"s6b7e3c926341","name":"Lev Tarn","type":"organisation","named":true,"names":["Lev Tarn"],"attributions":["a83b220a72c5a"]}');

INSERT INTO speakers VALUES ('s990edfb2670d', 'an official', 'unknown', false, 1, '{"id":"s990edfb2670d","name":"an official","type":"unknown","named":false,"names":["an official"],"attributions":["a63ec220f7708"]}');


CREATE TABLE state (
	"only" SERIAL NOT NULL, 
	revision INTEGER NOT NULL, 
	reread INTEGER NOT NULL, 
	CONSTRAINT pk_state PRIMARY KEY ("only")
)

;

INSERT INTO state VALUES (1, 1, 0);


CREATE TABLE copy_reports (
	number INTEGER NOT NULL, 
	id VARCHAR COLLATE "C" NOT NULL, 
	rank VARCHAR COLLATE "C" NOT NULL, 
	site INTEGER NOT NULL, 
	standing TEXT NOT NULL, 
	size INTEGER NOT NULL, 
	own INTEGER NOT NULL, 
	original INTEGER, 
	shared INTEGER NOT NULL, 
	prints BYTEA NOT NULL, 
	CONSTRAINT pk_copy_reports PRIMARY KEY (number), 
	CONSTRAINT uq_copy_reports_id UNIQUE (id), 
	CONSTRAINT fk_copy_reports_site FOREIGN KEY(site) REFERENCES copy_sites (number)
)

;

CREATE INDEX ix_copy_reports_original ON copy_reports (original);

INSERT INTO copy_reports VALUES (1, 'r61d4c0361e1c', '10 ~                          0999999884 r61d4c0361e1c', 3, '{"rank":"10 ~                          0999999884 r61d4c0361e1c","site":"quell.example","outlet":[],"credits":[],"byline":[],"address":"quell.example/1","links":[],"wire":false,"corrects":false}', 0, 0, NULL, 0, '\x');

INSERT INTO copy_reports VALUES (2, 'rbab64d7b4723', '10 ~                          0999999884 rbab64d7b4723', 2, '{"rank":"10 ~                          0999999884 rbab64d7b4723","site":"post.example","outlet":[],"credits":[],"byline":[],"address":"post.example/a","links":[],"wire":false,"corrects":false}', 0, 0, NULL, 0, '\x');

INSERT INTO copy_reports VALUES (3, 'rb4abd29cbdea', '10 ~                          0999999912 rb4abd29cbdea', 1, '{"rank":"10 ~                          0999999912 rb4abd29cbdea","site":"","outlet":[],"credits":[],"byline":[],"address":"notes \u0000.txt","links":[],"wire":false,"corrects":false}', 0, 0, NULL, 0, '\x');


CREATE TABLE feed_entries (
	feed VARCHAR COLLATE "C" NOT NULL, 
	entry VARCHAR COLLATE "C" NOT NULL, 
	stamp VARCHAR COLLATE "C" NOT NULL, 
	CONSTRAINT pk_feed_entries PRIMARY KEY (feed, entry), 
	CONSTRAINT fk_feed_entries_feed FOREIGN KEY(feed) REFERENCES feeds (address)
)

;


CREATE TABLE reports (
	number SERIAL NOT NULL, 
	id VARCHAR COLLATE "C" NOT NULL, 
	page VARCHAR COLLATE "C" NOT NULL, 
	address TEXT NOT NULL, 
	address_key VARCHAR COLLATE "C" NOT NULL, 
	obtained VARCHAR COLLATE "C" NOT NULL, 
	noun BYTEA NOT NULL, 
	problems TEXT NOT NULL, 
	reader TEXT NOT NULL, 
	plain BOOLEAN NOT NULL, 
	title TEXT, 
	outlet TEXT, 
	published VARCHAR COLLATE "C", 
	added VARCHAR COLLATE "C" NOT NULL, 
	current BOOLEAN NOT NULL, 
	replaces VARCHAR COLLATE "C", 
	CONSTRAINT pk_reports PRIMARY KEY (number), 
	CONSTRAINT uq_reports_id UNIQUE (id), 
	CONSTRAINT fk_reports_page FOREIGN KEY(page) REFERENCES pages (sha256), 
	CONSTRAINT fk_reports_replaces FOREIGN KEY(replaces) REFERENCES reports (id)
)

;

CREATE INDEX ix_reports_page ON reports (page);

CREATE INDEX ix_reports_published ON reports (published);

CREATE UNIQUE INDEX uq_reports_current ON reports (address_key) WHERE current;

INSERT INTO reports VALUES (1, 'rff98f10b1897', '41aafb2b8d2b2b7b0988efc20489701e1942cf0607c4a6e0ce68904a06172b26', 'https://quell.example/1', '215d3b6efe9e9fadd87d32f4', '{"address":"https://quell.example/1","content":"","media_type":"text/plain","sha256":"41aafb2b8d2b2b7b0988efc20489701e1942cf0607c4a6e0ce68904a06172b26","obtained":"2026-03-01T00:00:00+00:00"}', '\x789c6d8fc14e843010865fa5e999488b58ca3ec09e35d193eb61a0d3a5a1166cbb71c98677772059bd7899cbffcd3ff3ddb833fcc0a3b5adb6527452b70d2f38181331254a869ce77428cbaf0b7aff8057f89c3d9692983440f5a408a92580edaa4e9b8a66d389566bb47d256a2a1312655b57bd154a347d0d0a458f4ab7a206a164431b8aba325e33351d31c6858d3867e6029ba7984fe1145e0764764f528625dd237609d979768ccec052b0b700ec99a8e99be5c91b16718330eefccbfe3d1deafcd48fe4f57ee3a30b9bfa80605c386f4219227d210a8e5b22f55afc523344384798873faeba83ede3fa410a2e7bfcd781af3fe9c971d4', '[]', 'first', false, 'Ferry kept in port', NULL, NULL, '2026-11-27T10:16:05+00:00', false, NULL);

INSERT INTO reports VALUES (2, 'r61d4c0361e1c', '84dc77391553641f1dc10837c06e2fa5f0b5dbafa706869775d2628db27077c2', 'https://quell.example/1', '215d3b6efe9e9fadd87d32f4', '{"address":"https://quell.example/1","content":"","media_type":"text/plain","sha256":"84dc77391553641f1dc10837c06e2fa5f0b5dbafa706869775d2628db27077c2","obtained":"2026-03-02T00:00:00+00:00"}', '\x789c6d90b16ec23010865fe5e43902db49ecc0c6d2ad522bb553e970b12f8985eba48e1120c4bbd7412a5d3a7fdffd77ff5d99b36ccba212b632bc5482846105436b23cd7326434ad3bc5dafbf8fe4fd8acef835795a8beccc03ca5a65a5a9acd1badc88ba2e55253a618de04da90d57243bac3bded6b6c50e35578dda685d5ba964635ba9b9d646e6ac44e794939e28c60b1c684ae0024c634cfbb00f6f0341772773c2cbfc8be01892f3f03c068b9702de03c24bb6c613a4d15b88b44814effeebfd7ad825f08473828a83c18c4ee8d22aef6ffd680eb9eec7951d5c583e32105a17faa567c2988fe305a38588e6563cac0923f611a7e1cf930f51a8db67aee692a77fbbe5198fa13f62bf700aecf603267e7e0d', '[]', 'first', false, 'Ferry kept in port', NULL, NULL, '2026-11-27T10:16:05+00:00', true, 'rff98f10b1897');

INSERT INTO reports VALUES (3, 'rbab64d7b4723', '55fe8f949155434733a905f72d4426283f0e28d78926c9dfe859d7cdbca0ed33', 'https://post.example/a', '542db0d6116f58e5f001de70', '{"address":"https://post.example/a","content":"","media_type":"text/plain","sha256":"55fe8f949155434733a905f72d4426283f0e28d78926c9dfe859d7cdbca0ed33","obtained":"2026-03-03T00:00:00+00:00"}', '\x789c75d0c96ec3201006e0571971b6129bc54bae3d57aad4f6d4f63066b1511c70012bb1a2bc7b71d753c58df986999f2bb18a1c48e8b1afb96a7ade50460a824a051d63ae8c29cdf1b0dfcf3ea69dbee0699ef41e3389235251672184d1ade9785709c1196f18c3ae14a6a18a735ad3969952d356356d476bd9a98c45a71aa97a89a5566c1b97f425e597ee304438a34d8009d2a8e17dc1f5d5e5b3d0b2924ff9c6e810568809d708d6c1ec4382c5253bc1bd770ad7e2932a7876080fd9fa3344b46a078ffea48197207f6614800ebc31565a9cbe50dea49fbc3ce6dc2f5772b46efb9a51a3b26ed812270c79cdb2207aabd0ea56fcaa19030e01e7f1cf51f60dabaabebde590364dfabf94b96d42372c386c443b72fb00eeac8157', '[]', 'first', false, 'Cars wait at the quay', NULL, NULL, '2026-11-27T10:16:05+00:00', true, NULL);

INSERT INTO reports VALUES (4, 'rb4abd29cbdea', 'c2b15cb6e4429d26ffb23076b2807b7a7cf37c4ffcdcb6726d12438815e7cba8', 'notes �.txt', 'b450f727e62116e2d8295830', '{"address":"notes \u0000.txt","content":"","media_type":"text/plain","sha256":"c2b15cb6e4429d26ffb23076b2807b7a7cf37c4ffcdcb6726d12438815e7cba8","obtained":"2026-03-04T00:00:00+00:00"}', '\x789c458f496ec3300c45af42686d048e3cc8c919d2aeb2abbb20257a4004d995e5a641e0bb97063a704102fc0fe4ff4f353a7556914a24a74f961ca3ca143a177959440953e205da35973aa4af24e232a0ae6ad1aca66365a9e6b2d427a7ebae235de4a626dde4860c1adb15c6965d679d5046d7eea8cba2698e151b4bd8c8adc472f2ac5ef72f6d68c375601830d2b446a009a383fbe83dcc712224ff00eba7852109c5b824f858f101638017193ad726830b7fc2156380bb347607f9417eb237c9f2f654b731ec71074637867ecf92308a813c53bc2bd596fd413346ec23cec33f667eb0a6d9dec5fb983cff9a17c863e857ecf71507b57d033b016d4a', '[]', 'first', false, 'Notes', NULL, NULL, '2026-11-27T10:16:05+00:00', true, NULL);


CREATE TABLE derivations (
	report VARCHAR COLLATE "C" NOT NULL, 
	original VARCHAR COLLATE "C" NOT NULL, 
	kind VARCHAR COLLATE "C" NOT NULL, 
	noun TEXT NOT NULL, 
	CONSTRAINT pk_derivations PRIMARY KEY (report), 
	CONSTRAINT fk_derivations_report FOREIGN KEY(report) REFERENCES reports (id), 
	CONSTRAINT fk_derivations_original FOREIGN KEY(original) REFERENCES reports (id)
)

;

CREATE INDEX ix_derivations_original ON derivations (original);


CREATE TABLE passages (
	number INTEGER NOT NULL, 
	report VARCHAR COLLATE "C" NOT NULL, 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	words INTEGER NOT NULL, 
	same BIGINT NOT NULL, 
	CONSTRAINT pk_passages PRIMARY KEY (number), 
	CONSTRAINT fk_passages_report FOREIGN KEY(report) REFERENCES reports (id)
)

;

CREATE INDEX ix_passages_report ON passages (report);

INSERT INTO passages VALUES (1, 'rff98f10b1897', 0, 18, 4, 6471449627054380344);

INSERT INTO passages VALUES (2, 'rff98f10b1897', 20, 93, 13, 4798087561118076781);

INSERT INTO passages VALUES (3, 'r61d4c0361e1c', 0, 18, 4, 6471449627054380344);

INSERT INTO passages VALUES (4, 'r61d4c0361e1c', 20, 116, 18, -617316720862104383);

INSERT INTO passages VALUES (5, 'rbab64d7b4723', 0, 21, 5, -2370559312772452288);

INSERT INTO passages VALUES (6, 'rbab64d7b4723', 23, 116, 17, -6864046803071750825);

INSERT INTO passages VALUES (7, 'rb4abd29cbdea', 0, 5, 1, -45775642123587937);

INSERT INTO passages VALUES (8, 'rb4abd29cbdea', 7, 88, 15, 8597609672839391681);


CREATE TABLE said (
	number INTEGER NOT NULL, 
	report VARCHAR COLLATE "C" NOT NULL, 
	statement VARCHAR COLLATE "C" NOT NULL, 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	same BIGINT NOT NULL, 
	CONSTRAINT pk_said PRIMARY KEY (number), 
	CONSTRAINT fk_said_report FOREIGN KEY(report) REFERENCES reports (id), 
	CONSTRAINT uq_said_statement UNIQUE (statement)
)

;

CREATE INDEX ix_said_report ON said (report);

INSERT INTO said VALUES (1, 'rff98f10b1897', 'a58e533fb07e5', 20, 56, -395737067397692357);

INSERT INTO said VALUES (2, 'r61d4c0361e1c', 'ac76458830217', 20, 56, -2244007269811573305);

INSERT INTO said VALUES (3, 'rbab64d7b4723', 'a8167821182b3', 23, 62, -2244007269811573305);

INSERT INTO said VALUES (4, 'rbab64d7b4723', 'a63ec220f7708', 80, 97, -6320620258559854234);

INSERT INTO said VALUES (5, 'rb4abd29cbdea', 'a83b220a72c5a', 7, 70, 1586432224215460816);


CREATE TABLE statements (
	id VARCHAR COLLATE "C" NOT NULL, 
	report VARCHAR COLLATE "C" NOT NULL, 
	place INTEGER NOT NULL, 
	noun TEXT NOT NULL, 
	shown TEXT, 
	speaker VARCHAR COLLATE "C", 
	origin VARCHAR COLLATE "C", 
	claim VARCHAR COLLATE "C", 
	foretells_from VARCHAR COLLATE "C", 
	foretells_to VARCHAR COLLATE "C", 
	CONSTRAINT pk_statements PRIMARY KEY (id), 
	CONSTRAINT fk_statements_report FOREIGN KEY(report) REFERENCES reports (id)
)

;

CREATE INDEX ix_statements_claim ON statements (claim);

CREATE INDEX ix_statements_foretells_to ON statements (foretells_to);

CREATE INDEX ix_statements_origin ON statements (origin);

CREATE INDEX ix_statements_report ON statements (report);

CREATE INDEX ix_statements_speaker ON statements (speaker);

INSERT INTO statements VALUES ('a58e533fb07e5', 'rff98f10b1897', 0, '{"id":"a58e533fb07e5","report":"rff98f10b1897","source":[{"report":"rff98f10b1897","start":58,"end":68,"exact":"Una Perrow"}],"cue":[{"report":"rff98f10b1897","start":69,"end":73,"exact":"told"}],"content":[{"report":"rff98f10b1897","start":20,"end":56,"exact":"The ferry stays in port until Friday"}],"kind":"indirect","confidence":0.9568,"reader":"sayso-reader-1","speaker":{"name":"Una Perrow","type":"person","named":true},"relays":[{"by":"Una Perrow","evidence":{"report":"rff98f10b1897","start":58,"end":68,"exact":"Una Perrow"}}],"occasion":{"venue":"news conference","words":{"report":"rff98f10b1897","start":69,"end":83,"exact":"told reporters"},"day":null},"times":[{"span":{"report":"rff98f10b1897","start":50,"end":56,"exact":"Friday"},"kind":"date","value":"XXXX-WXX-5"}]}', NULL, NULL, NULL, NULL, NULL, NULL);

INSERT INTO statements VALUES ('a63ec220f7708', 'rbab64d7b4723', 1, '{"id":"a63ec220f7708","report":"rbab64d7b4723","source":[{"report":"rbab64d7b4723","start":99,"end":110,"exact":"an official"}],"cue":[{"report":"rbab64d7b4723","start":111,"end":115,"exact":"said"}],"content":[{"report":"rbab64d7b4723","start":80,"end":97,"exact":"Some 40 cars wait"}],"kind":"indirect","confidence":0.9779,"reader":"sayso-reader-1","speaker":{"name":"an official","type":"unknown","named":false},"unnamed":{"role":"official","side":null,"number":1,"placed":null,"reason":null},"flags":["no reason for anonymity"],"relays":[{"by":"an official","evidence":{"report":"rbab64d7b4723","start":99,"end":110,"exact":"an official"}}],"quantities":[{"span":{"report":"rbab64d7b4723","start":80,"end":87,"exact":"Some 40"},"low":40.0,"high":40.0,"counted":{"report":"rbab64d7b4723","start":88,"end":92,"exact":"cars"},"about":true}]}', NULL, 's990edfb2670d', 'oad30bff22ebb', NULL, NULL, NULL);

INSERT INTO statements VALUES ('a8167821182b3', 'rbab64d7b4723', 0, '{"id":"a8167821182b3","report":"rbab64d7b4723","source":[{"report":"rbab64d7b4723","start":63,"end":73,"exact":"Una Perrow"}],"cue":[{"report":"rbab64d7b4723","start":74,"end":78,"exact":"said"}],"content":[{"report":"rbab64d7b4723","start":23,"end":62,"exact":"\u201cThe ferry stays in port until Monday,\u201d"}],"kind":"direct","confidence":0.985,"reader":"sayso-reader-1","speaker":{"name":"Una Perrow","type":"person","named":true},"relays":[{"by":"Una Perrow","evidence":{"report":"rbab64d7b4723","start":63,"end":73,"exact":"Una Perrow"}}],"times":[{"span":{"report":"rbab64d7b4723","start":54,"end":60,"exact":"Monday"},"kind":"date","value":"XXXX-WXX-1"}]}', NULL, 's48c593a0885b', 'o38cd206f60e5', 'c38cd206f60e5', NULL, NULL);

INSERT INTO statements VALUES ('a83b220a72c5a', 'rb4abd29cbdea', 0, '{"id":"a83b220a72c5a","report":"rb4abd29cbdea","source":[{"report":"rb4abd29cbdea","start":72,"end":80,"exact":"Lev Tarn"}],"cue":[{"report":"rb4abd29cbdea","start":81,"end":87,"exact":"warned"}],"content":[{"report":"rb4abd29cbdea","start":7,"end":70,"exact":"The harbour board will probably close the east quay in May 2027"}],"kind":"indirect","confidence":0.9813,"reader":"sayso-reader-1","speaker":{"name":"Lev Tarn","type":"organisation","named":true},"relays":[{"by":"Lev Tarn","evidence":{"report":"rb4abd29cbdea","start":72,"end":80,"exact":"Lev Tarn"}}],"times":[{"span":{"report":"rb4abd29cbdea","start":62,"end":70,"exact":"May 2027"},"kind":"date","value":"2027-05","first":"2027-05-01","last":"2027-05-31"}],"likelihood":{"term":"probably","low":0.55,"high":0.8,"scale":"ICD 203","words":{"report":"rb4abd29cbdea","start":30,"end":38,"exact":"probably"}},"forecast":{"first":"2027-05-01","last":"2027-05-31","words":{"report":"rb4abd29cbdea","start":25,"end":29,"exact":"will"}}}', NULL, 's6b7e3c926341', 'oba409e1e5a53', NULL, '2027-05-01', '2027-05-31');

INSERT INTO statements VALUES ('ac76458830217', 'r61d4c0361e1c', 0, '{"id":"ac76458830217","report":"r61d4c0361e1c","source":[{"report":"r61d4c0361e1c","start":58,"end":68,"exact":"Una Perrow"}],"cue":[{"report":"r61d4c0361e1c","start":69,"end":73,"exact":"told"}],"content":[{"report":"r61d4c0361e1c","start":20,"end":56,"exact":"The ferry stays in port until Monday"}],"kind":"indirect","confidence":0.9535,"reader":"sayso-reader-1","speaker":{"name":"Una Perrow","type":"person","named":true},"relays":[{"by":"Una Perrow","evidence":{"report":"r61d4c0361e1c","start":58,"end":68,"exact":"Una Perrow"}}],"occasion":{"venue":"news conference","words":{"report":"r61d4c0361e1c","start":69,"end":83,"exact":"told reporters"},"day":null},"times":[{"span":{"report":"r61d4c0361e1c","start":50,"end":56,"exact":"Monday"},"kind":"date","value":"XXXX-WXX-1"}]}', NULL, 's48c593a0885b', 'o38cd206f60e5', 'c38cd206f60e5', NULL, NULL);


CREATE TABLE comparisons (
	id VARCHAR COLLATE "C" NOT NULL, 
	a VARCHAR COLLATE "C" NOT NULL, 
	b VARCHAR COLLATE "C" NOT NULL, 
	type VARCHAR COLLATE "C" NOT NULL, 
	relation VARCHAR COLLATE "C" NOT NULL, 
	noun TEXT NOT NULL, 
	CONSTRAINT pk_comparisons PRIMARY KEY (id), 
	CONSTRAINT fk_comparisons_a FOREIGN KEY(a) REFERENCES statements (id), 
	CONSTRAINT fk_comparisons_b FOREIGN KEY(b) REFERENCES statements (id)
)

;

CREATE INDEX ix_comparisons_a ON comparisons (a);

CREATE INDEX ix_comparisons_b ON comparisons (b);

CREATE INDEX ix_comparisons_relation ON comparisons (relation);

CREATE TABLE passage_terms (number integer PRIMARY KEY, terms tsvector NOT NULL);

CREATE INDEX ix_passage_terms_terms ON passage_terms USING gin (terms);

INSERT INTO passage_terms (number, terms) VALUES (1, '''ferri'':1 ''kept'':2 ''in'':3 ''port'':4');

INSERT INTO passage_terms (number, terms) VALUES (2, '''the'':1 ''ferri'':2 ''stay'':3 ''in'':4,12 ''port'':5 ''until'':6 ''friday'':7 ''una'':8 ''perrow'':9 ''told'':10 ''report'':11 ''quell'':13');

INSERT INTO passage_terms (number, terms) VALUES (3, '''ferri'':1 ''kept'':2 ''in'':3 ''port'':4');

INSERT INTO passage_terms (number, terms) VALUES (4, '''the'':1 ''ferri'':2 ''stay'':3 ''in'':4,12 ''port'':5 ''until'':6 ''monday'':7 ''una'':8 ''perrow'':9 ''told'':10 ''report'':11 ''quell'':13 ''at'':14 ''least'':15 ''40'':16 ''car'':17 ''wait'':18');

INSERT INTO passage_terms (number, terms) VALUES (5, '''car'':1 ''wait'':2 ''at'':3 ''the'':4 ''quay'':5');

INSERT INTO passage_terms (number, terms) VALUES (6, '''the'':1 ''ferri'':2 ''stay'':3 ''in'':4 ''port'':5 ''until'':6 ''monday'':7 ''una'':8 ''perrow'':9 ''said'':10,17 ''some'':11 ''40'':12 ''car'':13 ''wait'':14 ''an'':15 ''offici'':16');

INSERT INTO passage_terms (number, terms) VALUES (7, '''note'':1');

INSERT INTO passage_terms (number, terms) VALUES (8, '''the'':1,7 ''harbour'':2 ''board'':3 ''will'':4 ''probabl'':5 ''close'':6 ''east'':8 ''quay'':9 ''in'':10 ''may'':11 ''2027'':12 ''lev'':13 ''tarn'':14 ''warn'':15');

CREATE TABLE said_terms (number integer PRIMARY KEY, terms tsvector NOT NULL);

CREATE INDEX ix_said_terms_terms ON said_terms USING gin (terms);

INSERT INTO said_terms (number, terms) VALUES (1, '''una'':1,11 ''perrow'':2,12 ''¶'':3 ''the'':4 ''ferri'':5 ''stay'':6 ''in'':7 ''port'':8 ''until'':9 ''friday'':10 ''told'':13');

INSERT INTO said_terms (number, terms) VALUES (2, '''una'':1,11 ''perrow'':2,12 ''¶'':3 ''the'':4 ''ferri'':5 ''stay'':6 ''in'':7 ''port'':8 ''until'':9 ''monday'':10 ''told'':13');

INSERT INTO said_terms (number, terms) VALUES (3, '''una'':1,11 ''perrow'':2,12 ''¶'':3 ''the'':4 ''ferri'':5 ''stay'':6 ''in'':7 ''port'':8 ''until'':9 ''monday'':10 ''said'':13');

INSERT INTO said_terms (number, terms) VALUES (4, '''an'':1,8 ''offici'':2,9 ''¶'':3 ''some'':4 ''40'':5 ''car'':6 ''wait'':7 ''said'':10');

INSERT INTO said_terms (number, terms) VALUES (5, '''lev'':1,16 ''tarn'':2,17 ''¶'':3 ''the'':4,10 ''harbour'':5 ''board'':6 ''will'':7 ''probabl'':8 ''close'':9 ''east'':11 ''quay'':12 ''in'':13 ''may'':14 ''2027'':15 ''warn'':18');

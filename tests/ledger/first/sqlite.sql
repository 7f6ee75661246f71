CREATE TABLE sayso_version (version_num VARCHAR(32) NOT NULL CONSTRAINT sayso_version_pkc PRIMARY KEY);

INSERT INTO sayso_version VALUES ('0001');


CREATE TABLE claims (
	id VARCHAR NOT NULL, 
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
	last VARCHAR NOT NULL, 
	CONSTRAINT pk_copy_crowds PRIMARY KEY (fingerprint)
)

;


CREATE TABLE copy_prints (
	fingerprint BIGINT NOT NULL, 
	site INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	CONSTRAINT pk_copy_prints PRIMARY KEY (fingerprint, site, number)
)
 WITHOUT ROWID

;


CREATE TABLE copy_sites (
	number INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	CONSTRAINT pk_copy_sites PRIMARY KEY (number), 
	CONSTRAINT uq_copy_sites_name UNIQUE (name)
)

;

INSERT INTO copy_sites VALUES (1, '');

INSERT INTO copy_sites VALUES (2, 'post.example');

INSERT INTO copy_sites VALUES (3, 'quell.example');


CREATE TABLE feeds (
	address VARCHAR NOT NULL, 
	etag TEXT, 
	modified TEXT, 
	CONSTRAINT pk_feeds PRIMARY KEY (address)
)

;


CREATE TABLE judgements (
	number INTEGER NOT NULL, 
	deed VARCHAR NOT NULL, 
	about VARCHAR NOT NULL, 
	subjects TEXT NOT NULL, 
	value VARCHAR NOT NULL, 
	name TEXT NOT NULL, 
	who TEXT NOT NULL, 
	at VARCHAR NOT NULL, 
	why TEXT NOT NULL, 
	supersedes TEXT NOT NULL, 
	quotes TEXT NOT NULL, 
	CONSTRAINT pk_judgements PRIMARY KEY (number)
)

;


CREATE TABLE likeness_texts (
	place INTEGER NOT NULL, 
	text VARCHAR NOT NULL, 
	norm BIGINT NOT NULL, 
	floor DOUBLE NOT NULL, 
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
 WITHOUT ROWID

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
	term VARCHAR NOT NULL, 
	speaker VARCHAR NOT NULL, 
	CONSTRAINT pk_name_terms PRIMARY KEY (term, speaker)
)
 WITHOUT ROWID

;

CREATE INDEX ix_name_terms_speaker ON name_terms (speaker);

INSERT INTO name_terms VALUES ('an', 's990edfb2670d');

INSERT INTO name_terms VALUES ('lev', 's6b7e3c926341');

INSERT INTO name_terms VALUES ('offici', 's990edfb2670d');

INSERT INTO name_terms VALUES ('perrow', 's48c593a0885b');

INSERT INTO name_terms VALUES ('tarn', 's6b7e3c926341');

INSERT INTO name_terms VALUES ('una', 's48c593a0885b');


CREATE TABLE origins (
	id VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	who TEXT NOT NULL, 
	noun TEXT NOT NULL, 
	CONSTRAINT pk_origins PRIMARY KEY (id)
)

;

INSERT INTO origins VALUES ('o38cd206f60e5', 'utterance', 'Una Perrow', '{"id":"o38cd206f60e5","kind":"utterance","who":"Una Perrow","when":null,"attributions":["a8167821182b3","ac76458830217"],"reasons":[{"rule":"same speaker, same words","text":"Una Perrow, named in both, with the same words","evidence":[{"report":"rbab64d7b4723","start":23,"end":62,"exact":"\u201cThe ferry stays in port until Monday,\u201d"},{"report":"r61d4c0361e1c","start":20,"end":56,"exact":"The ferry stays in port until Monday"}]}]}');

INSERT INTO origins VALUES ('oad30bff22ebb', 'unnamed group', 'an official', '{"id":"oad30bff22ebb","kind":"unnamed group","who":"an official","when":null,"attributions":["a63ec220f7708"]}');

INSERT INTO origins VALUES ('oba409e1e5a53', 'utterance', 'Lev Tarn', '{"id":"oba409e1e5a53","kind":"utterance","who":"Lev Tarn","when":null,"attributions":["a83b220a72c5a"]}');


CREATE TABLE pages (
	sha256 VARCHAR NOT NULL, 
	content BLOB NOT NULL, 
	size INTEGER NOT NULL, 
	CONSTRAINT pk_pages PRIMARY KEY (sha256)
)

;

INSERT INTO pages VALUES ('41aafb2b8d2b2b7b0988efc20489701e1942cf0607c4a6e0ce68904a06172b26', x'789c734b2d2aaa54c84e2d2851c8cc5328c82f2ae1e20ac9485548038b1797245616c324144af34a327314dc8a3253122b751442f312150280aaf2cb154af27352148a52418a528bc0ea034b537372f40015ed2161', 93);

INSERT INTO pages VALUES ('55fe8f949155434733a905f72d4426283f0e28d78926c9dfe859d7cdbca0ed33', x'789c35ccc10983401085e1bb55bc0224e4900e7216044d010fddc5013393ec8ec8de2c2469ce4a22048f3f7cfc77a68c95e2a0c3a780f7c25255fbf6e98f8821a582ec2c19a27859722cea32a3311d59ea7dfbe2a1447b405b9129e3059d3d036e570ce7bb061516a30cc2f98f7e6bee2b4e', 120);

INSERT INTO pages VALUES ('84dc77391553641f1dc10837c06e2fa5f0b5dbafa706869775d2628db27077c2', x'789c35cacb0980301045d1bd55bc0224b8b00137ee04052d60d011834322931149f77ec0edbda765d58c9d0f830f38a25a518c1b63fd7a32cae91f3883794117c342b9c41408fda3e2058bb240f945ac9f1f4e1671680cc2940c7585999e75913777036d0928c8', 116);

INSERT INTO pages VALUES ('c2b15cb6e4429d26ffb23076b2807b7a7cf37c4ffcdcb6726d12438815e7cba8', x'789c0dcac10d80200c46e13b53fc031863bcb8847a7281224d2069ac1694b0bd5cde7779bb16cece1d9111c9bcbe06af64013589e036f5e4a5e114cd8cd22fa65cf0bcd4902e6c9d799a97012b7f38c82ed41e0ee30f5be51e31', 88);


CREATE TABLE shelf (
	"key" BLOB NOT NULL, 
	member BLOB NOT NULL, 
	value BLOB NOT NULL, 
	CONSTRAINT pk_shelf PRIMARY KEY ("key", member)
)
 WITHOUT ROWID

;

INSERT INTO shelf VALUES (x'02f359390268b9aaa7b44154', x'6f616433306266663232656262', x'');

INSERT INTO shelf VALUES (x'0989af8491fe1b9a600b6442', x'626f64791f6c65761f7461726e', x'');

INSERT INTO shelf VALUES (x'0dbe2ae92793b9b383bb4206', x'653737313563646661363937', x'');

INSERT INTO shelf VALUES (x'0fa88084b64f104a122224f9', x'', x'7b226f75746c6574223a6e756c6c2c2261646472657373223a2268747470733a2f2f706f73742e6578616d706c652f61222c227075626c6973686564223a6e756c6c7d');

INSERT INTO shelf VALUES (x'126582727f504f7e1302fb91', x'61383136373832313138326233', x'63333863643230366636306535');

INSERT INTO shelf VALUES (x'1366387740905e43472e2f20', x'626f64791f6c65761f7461726e1e61383362323230613732633561', x'726234616264323963626465611e1e');

INSERT INTO shelf VALUES (x'162fedf9d20b896fabdb7c25', x'61363365633232306637373038', x'');

INSERT INTO shelf VALUES (x'163ee73d2878d32c9cba240e', x'6f7267616e69736174696f6e1f1f4c6576205461726e', x'31');

INSERT INTO shelf VALUES (x'17b81aad1ab716c26d662054', x'61383362323230613732633561', x'');

INSERT INTO shelf VALUES (x'1b80e16378dc5292467fa0bb', x'61633736343538383330323137', x'312e30');

INSERT INTO shelf VALUES (x'22635a805be833cd7bd6196a', x'706572726f7720756e61', x'');

INSERT INTO shelf VALUES (x'22d30f877d1f1c8f947ba24d', x'706572736f6e1f756e611f706572726f771e61383136373832313138326233', x'726261623634643762343732331e1e');

INSERT INTO shelf VALUES (x'22d30f877d1f1c8f947ba24d', x'706572736f6e1f756e611f706572726f771e61633736343538383330323137', x'723631643463303336316531631e1e');

INSERT INTO shelf VALUES (x'243761a9270a637263805624', x'30343664333937646432626634303537', x'');

INSERT INTO shelf VALUES (x'25a1f034e2b2cb2bfc1655f3', x'', x'7b226f75746c6574223a6e756c6c2c2261646472657373223a2268747470733a2f2f7175656c6c2e6578616d706c652f31222c227075626c6973686564223a6e756c6c7d');

INSERT INTO shelf VALUES (x'29feae0781462c92a1232aff', x'1e61363365633232306637373038', x'726261623634643762343732331e6465736372696265641f726261623634643762343732331f616e206f6666696369616c1e');

INSERT INTO shelf VALUES (x'32248b27fa4ddf061b20e29f', x'', x'5b6e756c6c2c2066616c73652c202262373133633064313462613835346137225d');

INSERT INTO shelf VALUES (x'336d2f058e8c791d07d7cabc', x'30343664333937646432626634303537', x'');

INSERT INTO shelf VALUES (x'33e60d4eb1d3fa83adba5da3', x'6c6576207461726e', x'');

INSERT INTO shelf VALUES (x'3591664606126245f1af128f', x'61383136373832313138326233', x'');

INSERT INTO shelf VALUES (x'3812359866d5bd9bc3c28165', x'32353162393634643265363463346663', x'');

INSERT INTO shelf VALUES (x'38d55ab2cd1c39e5d887f56f', x'626f64791f6c65761f7461726e1e61383362323230613732633561', x'726234616264323963626465611e1e');

INSERT INTO shelf VALUES (x'40a3195ce2214407cc7aa86f', x'626f64791f6c65761f7461726e', x'');

INSERT INTO shelf VALUES (x'4716dcbf75f53e86e18e609d', x'', x'5b6e756c6c2c2066616c73652c202266653862303864373337323663396532225d');

INSERT INTO shelf VALUES (x'4b6322038e8c8090dfe6a035', x'', x'5b6e756c6c2c2066616c73652c202233666439333032336537356533326134225d');

INSERT INTO shelf VALUES (x'4ece71797c6a6842ef21637c', x'61383362323230613732633561', x'5b22653139646134336236343632222c202272623461626432396362646561222c205b5d5d');

INSERT INTO shelf VALUES (x'4f174c0a05a02e958c043f85', x'6f333863643230366636306535', x'');

INSERT INTO shelf VALUES (x'503def101a2d735a77a5948e', x'706572726f7720756e61', x'');

INSERT INTO shelf VALUES (x'5aae4330694d92042b3aa555', x'61383362323230613732633561', x'');

INSERT INTO shelf VALUES (x'5ea6fac9ddf32f48dbc7a804', x'706572736f6e1f756e611f706572726f77', x'');

INSERT INTO shelf VALUES (x'5ec1c1f8231de5e8efee36e1', x'61383136373832313138326233', x'5b22643066306366366561313137222c202272626162363464376234373233222c205b5d5d');

INSERT INTO shelf VALUES (x'5ec1c1f8231de5e8efee36e1', x'61633736343538383330323137', x'5b22343166346137373165353062222c202272363164346330333631653163222c205b5d5d');

INSERT INTO shelf VALUES (x'635824800a403e43efa059ac', x'6361722077616974', x'');

INSERT INTO shelf VALUES (x'663678c0a0f1a34b9c4e5a7f', x'626f64791f6c65761f7461726e1e61383362323230613732633561', x'726234616264323963626465611e1e');

INSERT INTO shelf VALUES (x'6999d343a6cdfc2ca4b63d0a', x'706572736f6e1f756e611f706572726f771e61383136373832313138326233', x'726261623634643762343732331e1e');

INSERT INTO shelf VALUES (x'6999d343a6cdfc2ca4b63d0a', x'706572736f6e1f756e611f706572726f771e61633736343538383330323137', x'723631643463303336316531631e1e');

INSERT INTO shelf VALUES (x'6bdd23d410aff7835c1ec612', x'61383136373832313138326233', x'312e30');

INSERT INTO shelf VALUES (x'6c9f8d6590a77e62c6a8167e', x'706572736f6e1f756e611f706572726f77', x'');

INSERT INTO shelf VALUES (x'6f9cc69333b5ed616de4314d', x'626f64791f6c65761f7461726e1e61383362323230613732633561', x'726234616264323963626465611e1e');

INSERT INTO shelf VALUES (x'73760a7629c924897a7b6143', x'61363365633232306637373038', x'');

INSERT INTO shelf VALUES (x'73ffa78917cf374189cb9172', x'756e6b6e6f776e1f1f616e206f6666696369616c', x'31');

INSERT INTO shelf VALUES (x'772d1172a03d482e5a72739a', x'', x'7b226f75746c6574223a6e756c6c2c2261646472657373223a226e6f746573205c75303030302e747874222c227075626c6973686564223a6e756c6c7d');

INSERT INTO shelf VALUES (x'85a7ebc83e6b9ed6ad4238aa', x'61383136373832313138326233', x'');

INSERT INTO shelf VALUES (x'85a7ebc83e6b9ed6ad4238aa', x'61633736343538383330323137', x'');

INSERT INTO shelf VALUES (x'85d08b2908247ddefcdeebe6', x'706572736f6e1f1f556e6120506572726f77', x'32');

INSERT INTO shelf VALUES (x'88e85d3d213904768cfaed71', x'626f64791f6c65761f7461726e1e61383362323230613732633561', x'726234616264323963626465611e1e');

INSERT INTO shelf VALUES (x'89ee904f719e1016b67c0ce7', x'61363365633232306637373038', x'5b22363961363136393235353566222c202272626162363464376234373233222c205b226361722077616974225d5d');

INSERT INTO shelf VALUES (x'925749caa2b3d190864d1af3', x'61383362323230613732633561', x'');

INSERT INTO shelf VALUES (x'95acd796b403c2a0a033e913', x'61383136373832313138326233', x'');

INSERT INTO shelf VALUES (x'9809004d5309e0ba1f33c72b', x'6c6576207461726e', x'');

INSERT INTO shelf VALUES (x'9bc7dffa4ac0ae5e1112d678', x'663865636562333331616635', x'');

INSERT INTO shelf VALUES (x'9e8650f4e619ad0a0e9d2ce0', x'626f64791f6c65761f7461726e1e61383362323230613732633561', x'726234616264323963626465611e1e');

INSERT INTO shelf VALUES (x'9f55acc25f239bc271a36c49', x'6f626134303965316535613533', x'');

INSERT INTO shelf VALUES (x'a0f30466491268d02ab5240a', x'393939392d31322d33312061383136373832313138326233', x'');

INSERT INTO shelf VALUES (x'a0f30466491268d02ab5240a', x'393939392d31322d33312061633736343538383330323137', x'');

INSERT INTO shelf VALUES (x'ac7f605f7ba27548ef603674', x'626f64791f6c65761f7461726e1e61383362323230613732633561', x'726234616264323963626465611e1e');

INSERT INTO shelf VALUES (x'acfa232c988d8fac95d2c72f', x'616e206f6666696369616c', x'');

INSERT INTO shelf VALUES (x'aeea9af3efe1fa9806243e6a', x'706572736f6e1f756e611f706572726f771e61383136373832313138326233', x'726261623634643762343732331e1e');

INSERT INTO shelf VALUES (x'aeea9af3efe1fa9806243e6a', x'706572736f6e1f756e611f706572726f771e61633736343538383330323137', x'723631643463303336316531631e1e');

INSERT INTO shelf VALUES (x'b548bee1c805e0fdc7decec5', x'393939392d31322d33312061363365633232306637373038', x'');

INSERT INTO shelf VALUES (x'bd399fb8e8444eafd2b2b211', x'', x'5b6e756c6c2c2066616c73652c202237386635343165383332346430636666225d');

INSERT INTO shelf VALUES (x'bd42d0318bd19ebbb2de1c01', x'303664303661366238396565', x'');

INSERT INTO shelf VALUES (x'c335d5e579a4a882499b1275', x'6465736372696265641f726261623634643762343732331f616e206f6666696369616c', x'');

INSERT INTO shelf VALUES (x'c4fc60b75043debf08066137', x'6f333863643230366636306535', x'');

INSERT INTO shelf VALUES (x'c53102922cf6f925ad63f0df', x'626f64791f6c65761f7461726e1e61383362323230613732633561', x'726234616264323963626465611e1e');

INSERT INTO shelf VALUES (x'cb9c0dde79bbf3533a22f69a', x'61383136373832313138326233', x'');

INSERT INTO shelf VALUES (x'cb9c0dde79bbf3533a22f69a', x'61633736343538383330323137', x'');

INSERT INTO shelf VALUES (x'cbf199ba0ae5c96fd14c39d8', x'393939392d31322d33312061383362323230613732633561', x'');

INSERT INTO shelf VALUES (x'd4e39c18047a16b83a29fa20', x'61383136373832313138326233', x'63333863643230366636306535');

INSERT INTO shelf VALUES (x'd74031edc5f2905f6b24b9e9', x'626f64791f6c65761f7461726e', x'');

INSERT INTO shelf VALUES (x'dccda74174fc86b4592b463d', x'706572736f6e1f756e611f706572726f77', x'');

INSERT INTO shelf VALUES (x'eb0f7306fdc974205af847f6', x'61363365633232306637373038', x'');

INSERT INTO shelf VALUES (x'ed045bf5f02bd27bef7e9929', x'32353162393634643265363463346663', x'');

INSERT INTO shelf VALUES (x'edec8b754a68a62829d193f4', x'616e206f6666696369616c', x'');

INSERT INTO shelf VALUES (x'f99117524a9ad17989f7c9b3', x'6465736372696265641f726261623634643762343732331f616e206f6666696369616c', x'');

INSERT INTO shelf VALUES (x'f9a1404f7dfccd244463074e', x'39656666646364393438353138303339', x'');

INSERT INTO shelf VALUES (x'fa8fc3f4e09185084b466090', x'626f64791f6c65761f7461726e', x'');


CREATE TABLE speakers (
	id VARCHAR NOT NULL, 
	name TEXT NOT NULL, 
	type VARCHAR NOT NULL, 
	named BOOLEAN NOT NULL, 
	told INTEGER NOT NULL, 
	noun TEXT NOT NULL, 
	CONSTRAINT pk_speakers PRIMARY KEY (id)
)

;

CREATE INDEX ix_speakers_order ON speakers (named DESC, told DESC, id);

INSERT INTO speakers VALUES ('s48c593a0885b', 'Una Perrow', 'person', 1, 2, '{"id":"s48c593a0885b","name":"Una Perrow","type":"person","named":true,"names":["Una Perrow"],"attributions":["a8167821182b3","ac76458830217"]}');

INSERT INTO speakers VALUES ('s6b7e3c926341', 'Lev Tarn', 'organisation', 1, 1, '{"id":"s6b7e3c926341","name":"Lev Tarn","type":"organisation","named":true,"names":["Lev Tarn"],"attributions":["a83b220a72c5a"]}');

INSERT INTO speakers VALUES ('s990edfb2670d', 'an official', 'unknown', 0, 1, '{"id":"s990edfb2670d","name":"an official","type":"unknown","named":false,"names":["an official"],"attributions":["a63ec220f7708"]}');


CREATE TABLE state (
	only INTEGER NOT NULL, 
	revision INTEGER NOT NULL, 
	reread INTEGER NOT NULL, 
	CONSTRAINT pk_state PRIMARY KEY (only)
)

;

INSERT INTO state VALUES (1, 1, 0);


CREATE TABLE copy_reports (
	number INTEGER NOT NULL, 
	id VARCHAR NOT NULL, 
	rank VARCHAR NOT NULL, 
	site INTEGER NOT NULL, 
	standing TEXT NOT NULL, 
	size INTEGER NOT NULL, 
	own INTEGER NOT NULL, 
	original INTEGER, 
	shared INTEGER NOT NULL, 
	prints BLOB NOT NULL, 
	CONSTRAINT pk_copy_reports PRIMARY KEY (number), 
	CONSTRAINT uq_copy_reports_id UNIQUE (id), 
	CONSTRAINT fk_copy_reports_site FOREIGN KEY(site) REFERENCES copy_sites (number)
)

;

CREATE INDEX ix_copy_reports_original ON copy_reports (original);

INSERT INTO copy_reports VALUES (1, 'r61d4c0361e1c', '10 ~                          0999999884 r61d4c0361e1c', 3, '{"rank":"10 ~                          0999999884 r61d4c0361e1c","site":"quell.example","outlet":[],"credits":[],"byline":[],"address":"quell.example/1","links":[],"wire":false,"corrects":false}', 0, 0, NULL, 0, x'');

INSERT INTO copy_reports VALUES (2, 'rbab64d7b4723', '10 ~                          0999999884 rbab64d7b4723', 2, '{"rank":"10 ~                          0999999884 rbab64d7b4723","site":"post.example","outlet":[],"credits":[],"byline":[],"address":"post.example/a","links":[],"wire":false,"corrects":false}', 0, 0, NULL, 0, x'');

INSERT INTO copy_reports VALUES (3, 'rb4abd29cbdea', '10 ~                          0999999912 rb4abd29cbdea', 1, '{"rank":"10 ~                          0999999912 rb4abd29cbdea","site":"","outlet":[],"credits":[],"byline":[],"address":"notes \u0000.txt","links":[],"wire":false,"corrects":false}', 0, 0, NULL, 0, x'');


CREATE TABLE feed_entries (
	feed VARCHAR NOT NULL, 
	entry VARCHAR NOT NULL, 
	stamp VARCHAR NOT NULL, 
	CONSTRAINT pk_feed_entries PRIMARY KEY (feed, entry), 
	CONSTRAINT fk_feed_entries_feed FOREIGN KEY(feed) REFERENCES feeds (address)
)

;


CREATE TABLE reports (
	number INTEGER NOT NULL, 
	id VARCHAR NOT NULL, 
	page VARCHAR NOT NULL, 
	address TEXT NOT NULL, 
	address_key VARCHAR NOT NULL, 
	obtained VARCHAR NOT NULL, 
	noun BLOB NOT NULL, 
	problems TEXT NOT NULL, 
	reader TEXT NOT NULL, 
	plain BOOLEAN NOT NULL, 
	title TEXT, 
	outlet TEXT, 
	published VARCHAR, 
	added VARCHAR NOT NULL, 
	current BOOLEAN NOT NULL, 
	replaces VARCHAR, 
	CONSTRAINT pk_reports PRIMARY KEY (number), 
	CONSTRAINT uq_reports_id UNIQUE (id), 
	CONSTRAINT fk_reports_page FOREIGN KEY(page) REFERENCES pages (sha256), 
	CONSTRAINT fk_reports_replaces FOREIGN KEY(replaces) REFERENCES reports (id)
)

;

CREATE INDEX ix_reports_page ON reports (page);

CREATE INDEX ix_reports_published ON reports (published);

CREATE UNIQUE INDEX uq_reports_current ON reports (address_key) WHERE current;

INSERT INTO reports VALUES (1, 'rff98f10b1897', '41aafb2b8d2b2b7b0988efc20489701e1942cf0607c4a6e0ce68904a06172b26', 'https://quell.example/1', '215d3b6efe9e9fadd87d32f4', '{"address":"https://quell.example/1","content":"","media_type":"text/plain","sha256":"41aafb2b8d2b2b7b0988efc20489701e1942cf0607c4a6e0ce68904a06172b26","obtained":"2026-03-01T00:00:00+00:00"}', x'789c6d8fc14e843010865fa5e999488b58ca3ec09e35d193eb61a0d3a5a1166cbb71c98677772059bd7899cbffcd3ff3ddb833fcc0a3b5adb6527452b70d2f38181331254a869ce77428cbaf0b7aff8057f89c3d9692983440f5a408a92580edaa4e9b8a66d389566bb47d256a2a1312655b57bd154a347d0d0a458f4ab7a206a164431b8aba325e33351d31c6858d3867e6029ba7984fe1145e0764764f528625dd237609d979768ccec052b0b700ec99a8e99be5c91b16718330eefccbfe3d1deafcd48fe4f57ee3a30b9bfa80605c386f4219227d210a8e5b22f55afc523344384798873faeba83ede3fa410a2e7bfcd781af3fe9c971d4', '[]', 'first', 0, 'Ferry kept in port', NULL, NULL, '2026-11-27T10:16:05+00:00', 0, NULL);

INSERT INTO reports VALUES (2, 'r61d4c0361e1c', '84dc77391553641f1dc10837c06e2fa5f0b5dbafa706869775d2628db27077c2', 'https://quell.example/1', '215d3b6efe9e9fadd87d32f4', '{"address":"https://quell.example/1","content":"","media_type":"text/plain","sha256":"84dc77391553641f1dc10837c06e2fa5f0b5dbafa706869775d2628db27077c2","obtained":"2026-03-02T00:00:00+00:00"}', x'789c6d90b16ec23010865fe5e43902db49ecc0c6d2ad522bb553e970b12f8985eba48e1120c4bbd7412a5d3a7fdffd77ff5d99b36ccba212b632bc5482846105436b23cd7326434ad3bc5dafbf8fe4fd8acef835795a8beccc03ca5a65a5a9acd1badc88ba2e55253a618de04da90d57243bac3bded6b6c50e35578dda685d5ba964635ba9b9d646e6ac44e794939e28c60b1c684ae0024c634cfbb00f6f0341772773c2cbfc8be01892f3f03c068b9702de03c24bb6c613a4d15b88b44814effeebfd7ad825f08473828a83c18c4ee8d22aef6ffd680eb9eec7951d5c583e32105a17faa567c2988fe305a38588e6563cac0923f611a7e1cf930f51a8db67aee692a77fbbe5198fa13f62bf700aecf603267e7e0d', '[]', 'first', 0, 'Ferry kept in port', NULL, NULL, '2026-11-27T10:16:05+00:00', 1, 'rff98f10b1897');

INSERT INTO reports VALUES (3, 'rbab64d7b4723', '55fe8f949155434733a905f72d4426283f0e28d78926c9dfe859d7cdbca0ed33', 'https://post.example/a', '542db0d6116f58e5f001de70', '{"address":"https://post.example/a","content":"","media_type":"text/plain","sha256":"55fe8f949155434733a905f72d4426283f0e28d78926c9dfe859d7cdbca0ed33","obtained":"2026-03-03T00:00:00+00:00"}', x'789c75d0c96ec3201006e0571971b6129bc54bae3d57aad4f6d4f63066b1511c70012bb1a2bc7b71d753c58df986999f2bb18a1c48e8b1afb96a7ade50460a824a051d63ae8c29cdf1b0dfcf3ea69dbee0699ef41e3389235251672184d1ade9785709c1196f18c3ae14a6a18a735ad3969952d356356d476bd9a98c45a71aa97a89a5566c1b97f425e597ee304438a34d8009d2a8e17dc1f5d5e5b3d0b2924ff9c6e810568809d708d6c1ec4382c5253bc1bd770ad7e2932a7876080fd9fa3344b46a078ffea48197207f6614800ebc31565a9cbe50dea49fbc3ce6dc2f5772b46efb9a51a3b26ed812270c79cdb2207aabd0ea56fcaa19030e01e7f1cf51f60dabaabebde590364dfabf94b96d42372c386c443b72fb00eeac8157', '[]', 'first', 0, 'Cars wait at the quay', NULL, NULL, '2026-11-27T10:16:05+00:00', 1, NULL);

INSERT INTO reports VALUES (4, 'rb4abd29cbdea', 'c2b15cb6e4429d26ffb23076b2807b7a7cf37c4ffcdcb6726d12438815e7cba8', 'notes �.txt', 'b450f727e62116e2d8295830', '{"address":"notes \u0000.txt","content":"","media_type":"text/plain","sha256":"c2b15cb6e4429d26ffb23076b2807b7a7cf37c4ffcdcb6726d12438815e7cba8","obtained":"2026-03-04T00:00:00+00:00"}', x'789c458f496ec3300c45af42686d048e3cc8c919d2aeb2abbb20257a4004d995e5a641e0bb97063a704102fc0fe4ff4f353a7556914a24a74f961ca3ca143a177959440953e205da35973aa4af24e232a0ae6ad1aca66365a9e6b2d427a7ebae235de4a626dde4860c1adb15c6965d679d5046d7eea8cba2698e151b4bd8c8adc472f2ac5ef72f6d68c375601830d2b446a009a383fbe83dcc712224ff00eba7852109c5b824f858f101638017193ad726830b7fc2156380bb347607f9417eb237c9f2f654b731ec71074637867ecf92308a813c53bc2bd596fd413346ec23cec33f667eb0a6d9dec5fb983cff9a17c863e857ecf71507b57d033b016d4a', '[]', 'first', 0, 'Notes', NULL, NULL, '2026-11-27T10:16:05+00:00', 1, NULL);


CREATE TABLE derivations (
	report VARCHAR NOT NULL, 
	original VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	noun TEXT NOT NULL, 
	CONSTRAINT pk_derivations PRIMARY KEY (report), 
	CONSTRAINT fk_derivations_report FOREIGN KEY(report) REFERENCES reports (id), 
	CONSTRAINT fk_derivations_original FOREIGN KEY(original) REFERENCES reports (id)
)

;

CREATE INDEX ix_derivations_original ON derivations (original);


CREATE TABLE passages (
	number INTEGER NOT NULL, 
	report VARCHAR NOT NULL, 
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
	report VARCHAR NOT NULL, 
	statement VARCHAR NOT NULL, 
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
	id VARCHAR NOT NULL, 
	report VARCHAR NOT NULL, 
	place INTEGER NOT NULL, 
	noun TEXT NOT NULL, 
	shown TEXT, 
	speaker VARCHAR, 
	origin VARCHAR, 
	claim VARCHAR, 
	foretells_from VARCHAR, 
	foretells_to VARCHAR, 
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
	id VARCHAR NOT NULL, 
	a VARCHAR NOT NULL, 
	b VARCHAR NOT NULL, 
	type VARCHAR NOT NULL, 
	relation VARCHAR NOT NULL, 
	noun TEXT NOT NULL, 
	CONSTRAINT pk_comparisons PRIMARY KEY (id), 
	CONSTRAINT fk_comparisons_a FOREIGN KEY(a) REFERENCES statements (id), 
	CONSTRAINT fk_comparisons_b FOREIGN KEY(b) REFERENCES statements (id)
)

;

CREATE INDEX ix_comparisons_a ON comparisons (a);

CREATE INDEX ix_comparisons_b ON comparisons (b);

CREATE INDEX ix_comparisons_relation ON comparisons (relation);

CREATE VIRTUAL TABLE passage_terms USING fts5 (terms, content='', tokenize="ascii tokenchars '.'");

INSERT INTO passage_terms (rowid, terms) VALUES (1, 'ferri kept in port');

INSERT INTO passage_terms (rowid, terms) VALUES (2, 'the ferri stay in port until friday una perrow told report in quell');

INSERT INTO passage_terms (rowid, terms) VALUES (3, 'ferri kept in port');

INSERT INTO passage_terms (rowid, terms) VALUES (4, 'the ferri stay in port until monday una perrow told report in quell at least 40 car wait');

INSERT INTO passage_terms (rowid, terms) VALUES (5, 'car wait at the quay');

INSERT INTO passage_terms (rowid, terms) VALUES (6, 'the ferri stay in port until monday una perrow said some 40 car wait an offici said');

INSERT INTO passage_terms (rowid, terms) VALUES (7, 'note');

INSERT INTO passage_terms (rowid, terms) VALUES (8, 'the harbour board will probabl close the east quay in may 2027 lev tarn warn');

CREATE VIRTUAL TABLE said_terms USING fts5 (terms, content='', tokenize="ascii tokenchars '.'");

INSERT INTO said_terms (rowid, terms) VALUES (1, 'una perrow ¶ the ferri stay in port until friday una perrow told');

INSERT INTO said_terms (rowid, terms) VALUES (2, 'una perrow ¶ the ferri stay in port until monday una perrow told');

INSERT INTO said_terms (rowid, terms) VALUES (3, 'una perrow ¶ the ferri stay in port until monday una perrow said');

INSERT INTO said_terms (rowid, terms) VALUES (4, 'an offici ¶ some 40 car wait an offici said');

INSERT INTO said_terms (rowid, terms) VALUES (5, 'lev tarn ¶ the harbour board will probabl close the east quay in may 2027 lev tarn warn');

"""What words of the news have in common, and what they are the opposite of: "signed" and "initialled", "alive" and "killed".

`CONCEPTS` are things that can be said of something, each with the words that say it and those that say its contrary. `THINGS`
are nouns that reports use for one another. It is no thesaurus: a word that it lacks is compared by itself.

`break+down` is a word with another that follows within a few words ("broke it down"); irregular forms need no entry.
"""

from __future__ import annotations

from collections.abc import Mapping

# What says it, and what says the contrary.
CONCEPTS: Mapping[str, tuple[str, str]] = {
    # Life, limb and liberty.
    "alive": (
        "alive survive survivor living live+through pull+through brought+out+alive",
        "die kill deadly death deceased fatality fatal perish drown murder slay slain massacre assassinate lose+life claim+life"
        " cost+life take+life toll suffocate succumb execute behead",
    ),
    "unhurt": ("unhurt unharmed unscathed uninjured safe+and+sound", "injure injury wound hurt maim casualty burn"),
    "free": (
        "free freed freedom release liberate liberty set+free let+go bail acquit",
        "captivity detain imprison behind+bar jail arrest custody seize still+hold be+hold+by hold+captive"
        " hold+hostage hold+prisoner kidnap abduct intern lock+up",
    ),
    "healthy": ("healthy recover cure well", "sick ill illness infect disease ailing"),
    # Doing and stopping.
    "going": (
        "continue resume resumption go+on go+ahead ongoing proceed carry+on press+on persist under+way underway restart relaunch"
        " reopen run+on through+the+night never+stop",
        "stop halt suspend cease end interrupt pause break+off call+off cancel abandon over freeze shelve postpone"
        " come+to+end come+to+halt stand+still adjourn",
    ),
    "begin": ("begin start commence launch open break+out get+under+way kick+off outbreak onset set+out", ""),
    "done": ("complete finish conclude ready finalise finalize carry+out", "unfinished incomplete pending"),
    "stay": (
        "stay remain keep hold+on hold+out throughout stand+firm",
        "leave depart withdraw pull+out pull+back walk+out quit flee retreat evacuate abandon resign step+down go+away"
        " desert",
    ),
    "come": (
        "arrive reach enter cross come+over go+over come+across go+across come+in come+into go+into pass+through set+foot"
        " get+in",
        "keep+out stay+away keep+away stay+out",
    ),
    "present": (
        "present attend at+home be+there be+here in+the+room on+the+spot",
        "absent absence empty away elsewhere",
    ),
    "alone": (
        "alone on+own single-handed unaccompanied by+himself by+herself solitary",
        "accompany together accomplice two+people two+men several+people",
    ),
    # Consent.
    "agree": (
        "agree agreement accept consent undertake undertaking pledge promise commit commitment vow deal sign+up assent concur"
        " give+word acquiesce bow+to",
        "refuse reject oppose decline disagree turn+down object argue+against resist rebuff rule+out spurn balk protest",
    ),
    "allow": (
        "allow permit authorise authorize approve grant let admit license licence clear clearance wave+through give+permission"
        " consent permission permissible sanction ratify",
        "forbid ban bar prevent block prohibit refuse deny turn+away exclude veto keep+out unauthorised unauthorized shut+out"
        " without+approval without+permission stop reject disallow",
    ),
    "willing": (
        "voluntary voluntarily freely willing own+accord own+free+will of+own+will choice",
        "force coerce compel pressure unwilling against+will oblige drag make+to duress",
    ),
    "support": (
        "support back favour favor endorse vote+for behind campaign+for defend praise",
        "oppose against object criticise criticize condemn vote+against denounce",
    ),
    "invite": ("invite ask+to summon welcome", "uninvited unwelcome"),
    "obey": (
        "obey comply respect honour honor abide keep+word keep+promise observe adhere stick+to",
        "violate breach break+word break+promise break+rule break+law flout defy renege go+back+on disobey ignore",
    ),
    "cooperate": ("cooperate co-operate help assist collaborate", "obstruct hinder impede stonewall"),
    # Knowing and telling.
    "know": (
        "know aware awareness learn inform tell warn notify brief alert hear knowledge acquaint word+reach",
        "unaware ignorant ignorance in+the+dark oblivious uninformed unwarned unbriefed blind+to",
    ),
    "receive": (
        "receive get obtain be+send send hand pass deliver reach circulate forward arrive stamp submit lie+on+desk lie+in+tray"
        " see read give show",
        "withhold unread unseen unopened undelivered",
    ),
    "announce": ("announce declare proclaim unveil publish", ""),
    "public": (
        "public publish disclose reveal leak publicly in+the+open transparent show+of+hand",
        "secret confidential private conceal hide suppress withhold cover+up behind+closed+door clandestine covert",
    ),
    "admit": (
        "admit confess acknowledge own+up concede confession plead+guilty",
        "deny reject dispute refute plead+not+guilty",
    ),
    "confirm": (
        "confirm uphold bear+out validate corroborate verify vindicate",
        "overturn reverse annul quash refute contradict disprove rebut debunk strike+down invalidate",
    ),
    "true": (
        "true genuine real authentic accurate correct right fact",
        "false fake forge forgery untrue fabricate invent doctor wrong lie hoax incorrect misleading bogus fiction"
        " counterfeit inaccurate mistaken",
    ),
    "valid": ("valid in+force", "invalid void expire lapse revoke rescind cancel"),
    "guilty": ("guilty guilt convict conviction", "innocent innocence acquit exonerate blameless clear"),
    "legal": ("legal lawful legitimate constitutional", "illegal unlawful illicit unconstitutional"),
    "deliberate": (
        "deliberate deliberately intentional intentionally on+purpose wilful plan premeditated sabotage arson purposely",
        "accident accidental accidentally mistake mishap inadvertent unintentional by+chance misfortune",
    ),
    "suspect": ("suspect accuse blame charge responsible", "exonerate clear"),
    # Papers and rules.
    "sign": ("sign initial put+name put+initial put+signature ink countersign bear+signature bear+name", "unsigned"),
    "keep": (
        "keep still+have preserve retain retention store save archive intact leave+in restore reinstate reinsert",
        "shred destroy delete erase discard remove strike+out take+out cut+out cross+out drop lose dispose wipe scrap",
    ),
    "withdraw": ("withdraw retract recall pull+back pull+out remove take+back go gone scrap hand+over", ""),
    "inspect": (
        "inspect check examine look+at review service test audit survey look+over maintain",
        "neglect uninspected unchecked untested overlook",
    ),
    "pass": ("pass satisfy meet+standard clear", "fail flunk"),
    "win": ("win victory beat defeat victorious prevail triumph", "lose defeated concede"),
    "succeed": (
        "succeed success successful achieve manage pay+off",
        "fail failure flop fruitless abortive botch founder",
    ),
    "pay": ("pay hand+over compensate reimburse refund settle", "unpaid owe default"),
    "employ": ("hire employ appoint recruit reinstate keep+on", "dismiss sack lay+off make+redundant oust fire"),
    "charge": ("charge indict prosecute", "drop+charge"),
    "possible": ("possible able feasible", "impossible unable infeasible"),
    "enough": ("enough sufficient ample adequate plenty", "insufficient short shortage inadequate scarce lack run+out"),
    "necessary": ("necessary need require", "unnecessary needless"),
    # Things and their states.
    "open": (
        "open reopen unlock unseal unbolt ajar unlocked",
        "close shut seal lock bolt block closed lock+up board+up",
    ),
    "work": (
        "work function operate in+order operational perform go+off sound ring respond run as+intend as+it+should",
        "fail failure malfunction break+down breakdown jam stick faulty defective out+of+order seize+up fault cut+out go+dead"
        " silent mute",
    ),
    "whole": (
        "intact whole undamaged unbroken standing hold+firm unharmed",
        "destroy destruction damage wreck ruin demolish blow+up break collapse tear rupture give+way crack shatter burst cave+in"
        " come+apart fall+in come+down bring+down fall+down crumble sever snap fracture gut flatten raze",
    ),
    "safe": (
        "safe safety harmless sound secure safely",
        "danger dangerous unsafe hazard hazardous harmful lethal toxic poison risky risk unstable unsound rotten",
    ),
    "guarded": ("guard guarded watch patrol protect under+guard secured", "unguarded unattended unwatched unprotected"),
    "armed": ("armed carry+weapon carry+gun carry+rifle have+weapon gun-toting", "unarmed weaponless"),
    "wet": ("wet flood go+over come+over overtop overflow pour+over spill+over swamp soak submerge wash+over", "dry"),
    "calm": (
        "calm still windless quiet peaceful",
        "blow gale storm stormy rough windy turbulent violent riot violence unrest",
    ),
    "lit": (
        "lit light+up bright power+back electricity+back back+on",
        "dark blackout unlit without+power without+electricity",
    ),
    "found": (
        "find detect discover locate trace recover account+for sign+of identify",
        "missing lose unaccounted vanish disappear",
    ),
    "more": (
        "rise raise increase climb jump grow higher up surge double soar",
        "fall cut decrease drop decline reduce lower slash shrink",
    ),
    "fast": (
        "too+fast speeding exceed+limit over+limit above+limit excessive+speed break+limit",
        "within+limit below+limit under+limit slow slowly",
    ),
    "early": ("early on+time punctual promptly in+time at+once immediately", "late delay belated too+late hours+later"),
    "ceasefire": (
        "truce ceasefire cease-fire armistice fall+silent stop+shooting stop+fighting lay+down+arms hold+fire cessation peace",
        "resume+fighting resume+shelling break+truce",
    ),
    "inside": (
        "inside internal from+within insider in-house own+staff",
        "outside external outsider from+without foreign",
    ),
    "sober": ("sober", "drunk drunken intoxicated"),
    "awake": ("awake", "asleep sleep"),
    "full": ("full crowded packed laden loaded fill", "empty emptied unloaded half-empty vacant"),
    "clean": ("clean pure", "contaminate pollute dirty taint"),
    "fixed": ("repair fix mend restore rebuild replace", "unrepaired"),
    "married": ("married marry", "unmarried divorced divorce"),
    "rich": ("solvent profit profitable", "bankrupt insolvent loss debt"),
    "proven": ("proof prove evidence proven demonstrate", "unproven baseless groundless unfounded"),
    "near": ("near close nearby next+to", "far distant remote miles+away"),
    "visible": ("visible see+clearly in+view", "invisible hidden out+of+sight"),
    "popular": ("popular welcome admire", "unpopular hate"),
    "united": ("united unanimous unanimously together", "divided split"),
    "strong": ("strong robust", "weak feeble fragile"),
    "easy": ("easy simple", "difficult hard"),
    "hot": ("hot warm", "cold freezing icy"),
    "clear": ("clear fine sunny", "fog foggy misty overcast"),
    "identified": ("identify identified named recognise recognize", "unidentified unnamed anonymous unrecognisable"),
    "satisfied": ("satisfied happy pleased content", "unhappy dissatisfied displeased angry furious"),
    "owned": ("own belong possess", "disown"),
    "rescued": ("rescue save", "abandon leave+behind"),
    "attached": ("attach connect join link fasten plug+in", "detach disconnect unplug sever cut+off"),
    "switched": ("switch+on turn+on", "switch+off turn+off"),
    "trusted": ("trust believe credible reliable", "distrust disbelieve mistrust unreliable"),
    "punished": ("punish fine sanction penalise", "pardon spare amnesty"),
    "resign": ("resign step+down quit", "stay+on stay+in+office remain+in+office"),
    "planned": ("expect foresee foreseen predict anticipate", "unexpected unforeseen surprise"),
    "limited": ("limit cap restrict", "unlimited unrestricted"),
    "loaded": ("load loaded", "unload unloaded"),
    "remembered": ("remember recall", "forget"),
    "insured": ("insure insured", "uninsured"),
    "registered": ("register enrol enroll licensed", "unregistered unlicensed"),
    "trained": ("train trained qualify qualified", "untrained unqualified"),
    "tested": ("test tested try", "untested"),
    # Deeds that have no contrary of their own but not to be done.
    "attack": ("attack raid assault ambush storm strike bomb bombard shell shelling hit airstrike bombing", ""),
    "shoot": ("shoot shot fire gunfire open+fire shooting shots", ""),
    "strike": ("strike walk+out walkout down+tools industrial+action stoppage", ""),
    "touch": ("touch handle have+in+hand have+hand hold+page hold+paper", ""),
    "take": ("take steal pocket embezzle siphon loot rob", ""),
    "threaten": ("threaten threat menace intimidate raise+voice", ""),
    "reveal": ("leak disclose pass+on tip+off", ""),
    "visit": ("visit call+on meet travel+to", ""),
    "ask": ("ask demand request call+for urge insist insistence", ""),
    "vote": ("vote ballot poll", ""),
    "findings": ("finding deliver+finding report publish+report conclude release+report result verdict", ""),
    "crash": ("crash derail derailment collide collision accident wreck", ""),
    "burn": ("burn blaze fire catch+fire ablaze alight set+fire torch", ""),
    "explode": ("explode explosion blast detonate blow+up bomb", ""),
    "sink": ("sink capsize go+down founder", "afloat float"),
    "speakto": ("telephone phone ring call", ""),
}

# Nouns, or names of roles, that reports use for one another.
THINGS: Mapping[str, str] = {
    "forces": "soldier troop force patrol army unit battalion brigade regiment platoon guardsman gunner",
    "guns": "gun artillery howitzer mortar cannon battery weapon arms rifle",
    "fighters": "rebel militant insurgent fighter gunman guerrilla separatist",
    "shell": "shell rocket missile shelling mortar projectile",
    "talks": "talk negotiation contact discussion dialogue meeting summit round consultation",
    "truce": "truce ceasefire cease-fire armistice",
    "pact": "pact deal agreement accord treaty contract settlement",
    "document": "document paper memo memorandum report file draft letter page copy note record text dossier",
    "vote": "vote ballot election poll referendum",
    "voters": "voter electorate rolls turnout",
    "winner": "result outcome count tally",
    "money": "money cash takings sum ransom fund million billion payment bribe penny cent crown dollar pound euro fee",
    "dead": "dead death toll fatality life body victim casualty",
    "hostage": "hostage captive prisoner detainee",
    "kidnapper": "kidnapper abductor captor gang",
    "train": "train locomotive carriage express railcar",
    "ship": "ship vessel freighter boat ferry tanker trawler",
    "plane": "plane aircraft jet airliner airplane",
    "car": "car vehicle van truck lorry",
    "home": "home house household apartment flat residence",
    "power": "power electricity current supply",
    "medicine": "drug medicine medication vaccine treatment pill",
    "patient": "patient volunteer participant subject",
    "trial": "trial study experiment",
    "hospital": "hospital clinic ward infirmary",
    "worker": "worker employee staff docker miner labourer laborer personnel workforce",
    "police": "police officer detective constable",
    "court": "court judge tribunal bench magistrate",
    "pay": "pay wage salary raise increase",
    "rate": "rate interest",
    "wall": "wall dam dyke levee barrier embankment",
    "reservoir": "reservoir lake basin",
    "river": "river stream water",
    "road": "road street highway motorway",
    "bridge": "bridge crossing overpass",
    "fire": "fire blaze inferno flame",
    "crash": "crash accident derailment collision disaster wreck",
    "blast": "blast explosion detonation bomb",
    "leak": "leak disclosure",
    "leader": "leader chief head president premier chairman director boss",
    "minister": "minister ministry secretary",
    "inquiry": "inquiry enquiry investigation probe",
    "rule": "rule law regulation act code",
    "crowd": "crowd protester demonstrator marcher rally",
    "strike": "strike walkout stoppage",
    "storm": "storm gale hurricane cyclone typhoon wind",
    "rain": "rain rainfall downpour precipitation",
    "child": "child kid youngster boy girl pupil student",
    "shot": "shot gunfire shooting bullet",
    "virus": "virus infection disease illness outbreak",
    "debt": "debt loan credit",
    "price": "price cost",
    "alarm": "alarm siren alert",
    "phone": "phone telephone mobile",
    "ally": "ally partner",
    "border": "border frontier boundary",
    "month": "month",
}

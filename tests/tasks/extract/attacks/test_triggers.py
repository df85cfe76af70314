"""Triggers: words that tell of an attack, by who acts, with what, on whom; and the same words where they do not."""

import pytest


@pytest.mark.parametrize(
    "text",
    [
        "Turkish drone strikes on a hospital in Derik killed eight people on Friday.",
        "An air strike hit a wedding in Kalu on Monday, killing 14.",
        "At least nine people were killed in an airstrike on a bakery in Doma.",
        "The army launched strikes on three villages in the north on Sunday.",
        "Warplanes pounded the town of Marem before dawn, killing six children.",
        "Fighter jets struck a school in Marem on Monday.",
        "Government helicopters dropped barrel bombs on the market of Saba.",
        "Israeli jets bombed a depot near Homs.",
        "Ten people died when a jet hit the market of Toba in March.",
        "Russian forces shelled a queue outside a bakery in Kharil, killing four.",
        "Artillery fire hit a bus in Nevsk, killing the driver.",
        "The town came under rocket fire on Tuesday and two women were killed.",
        "Two mortar rounds landed in a school yard in Aden, wounding five pupils.",
        "A missile slammed into an apartment block in Odrin, killing eleven.",
        "A drone dropped a grenade on a minibus near Belsk, killing two.",
        "Two shells hit a playground in Marem.",
        "The Air Force delivered a high-precision strike on a hotel in the city of Kharil.",
        "The navy's missile unit targeted the tanker Blue Pearl in the Red Sea on Friday with two missiles.",
        "A school in Doma was reduced to rubble by a missile, leaving nine dead.",
    ],
)
def test_attacks_from_the_air_and_from_afar(actual, text):
    assert actual(text)


@pytest.mark.parametrize(
    "text",
    [
        "The bomb outside the cathedral of Bana on 7 July 2009 killed six worshippers.",
        "The bishop recalled the car bomb outside his church on 3 May 2010.",
        "A bomb tore through a ferry off Cebu in 2004, and 90 people drowned.",
        "The toll from Monday's truck bomb near a mosque in Tilaf rose to 40.",
        "A suicide bomber walked into a mosque in Kunar and killed 12 worshippers.",
        "Two suicide bombers rammed the gate of a hotel in Mogadishu.",
        "A letter bomb injured a clerk at a law office in Athens.",
        "A parcel exploded in the hands of a secretary in Milan.",
        "A minibus ran over a landmine near Dori, killing seven passengers.",
        "An ambulance hit an improvised explosive device on the road to Kaya; its driver was killed.",
        "A patrol struck a roadside bomb near Gao on Friday.",
        "A bomb in a rubbish bin injured three shoppers in Genoa.",
        "A grenade bounced into a checkpoint in Yala, wounding two soldiers.",
    ],
)
def test_attacks_of_a_bomb_or_a_mine(actual, text):
    assert actual(text)


@pytest.mark.parametrize(
    "text",
    [
        "The police post at Zenda was attacked in May. At the market of Verona in 1985 there had been 12 dead.",
        "Gunmen shot a judge in Pavia on Monday. Eleven people lost their lives at the stadium of Verona in 1985.",
        "A bomb hit a bus in Pavia. The column at Verona, in May 1987, had been worse: around 80 dead.",
    ],
)
def test_tolls_beside_other_attacks(actual, text):
    assert len(actual(text)) >= 2


@pytest.mark.parametrize(
    "text",
    [
        "Eleven people lost their lives in Verona in 1985.",
        "Gunmen shot a judge in Pavia on Monday. Eleven people lost their lives in a flood in Verona in 1985.",
        "Gunmen shot a judge in Pavia on Monday. The mayor put the toll of the epidemic in Verona at 80 dead.",
        "Gunmen shot a judge in Pavia on Monday. Gangs killed more than 3,000 people last year.",
    ],
)
def test_tolls_that_tell_of_no_attack(actual, text):
    assert len(actual(text)) <= 1


@pytest.mark.parametrize(
    "text",
    [
        "A bus of pilgrims came under heavy machine-gun fire near Tamale on Friday.",
        "The guard was taken at gunpoint from his house in Yola.",
        "Rebels grabbed two nurses on the road to Ituri on Sunday.",
        "Eight shepherds were marched into the hills by men in camouflage.",
        "The sisters died at the hands of unknown assailants in Wamba.",
        "The governor of Sucre survived an attempt on his life in May.",
        "Gang members killed three warders in Jacmel on Tuesday.",
        "Rebels drove a lorry full of explosives into the barracks of Tarum.",
        "A drone flew into the refinery of Orsk on Monday.",
        "A kindergarten in Sumin was damaged in a drone attack.",
        "The freighter Nila was hit in March off Aden.",
        "A bakery in Lisk was turned into rubble by rockets.",
        "Marauders swept into the hamlet of Boda and burned its barns.",
        "Rebels herded 30 pupils out of a dormitory in Tegu.",
        "Protesters burned the police station of Lumo on Tuesday.",
        "A man emptied his pistol into a group of pilgrims in Hevra.",
        "In Nikol, an attack drone crashed into a minibus on Wednesday.",
        "Near Dora, jihadists killed ten volunteers.",
        "The pipeline off Born was blown apart by charges.",
        "A merchant was smeared with a nerve agent at the airport of Sepa.",
    ],
)
def test_attacks_in_rarer_words(actual, text):
    assert actual(text)


@pytest.mark.parametrize(
    "text",
    [
        "Armed men dragged a priest from his house in Jos on Sunday.",
        "Gunmen broke into the house of the Sarin family and took away two brothers.",
        "Militiamen carried off 12 women from the village of Lemba.",
        "Four men in a pick-up snatched an aid worker outside her home in Agadez.",
        "Nineteen tourists were carried off from a beach resort on Sipalan in April 2000.",
        "Soldiers led away 14 men from the hamlet; their bodies were found on Friday.",
        "Pirates boarded a tanker off Lagos and took off six of its crew.",
        "Gunmen seized the oil tanker Hanna off Somalia on Tuesday.",
        "Rebels seized a bus near Pakan and held 23 passengers for two days.",
        "Separatists held the mail train for 30 hours in March; 21 people were killed.",
        "A vet was seized from his farm by three armed men.",
        "Bandits stopped two buses near Zaria, robbed the travellers and drove off with nine of them.",
    ],
)
def test_attacks_of_people_or_ships_taken(actual, text):
    assert actual(text)


@pytest.mark.parametrize(
    "text",
    [
        "Soldiers killed 60 villagers in Karam in April 2023.",
        "Malian troops and foreign fighters killed more than 300 people in Morra in March 2022.",
        "Security forces shot dead 23 demonstrators in the square on Tuesday.",
        "Police opened fire on protesters in Lusaka, killing three.",
        "Men in army uniform rounded up the men of Tonga and executed 31 of them.",
        "Soldiers drove into the town, set fire to 30 houses and shot a mother.",
        "Settlers attacked the village of Huwa on Friday, burning four cars.",
        "Nine farmers were killed by herdsmen in Guma on Monday.",
        "Raiders hit three villages in Jonglo and killed 30 people.",
        "Members of a gang killed 40 residents of the slum in December.",
        "A gang leader had 180 old people slaughtered in the slum in December.",
    ],
)
def test_attacks_of_soldiers_mobs_and_gangs(actual, text):
    assert actual(text)


@pytest.mark.parametrize(
    "text",
    [
        "A man with a knife walked into a school in Osaku and killed eight children.",
        "Someone threw acid at a politician in Lahti on Friday.",
        "Vigilantes hacked eight travellers to death with machetes.",
        "Attackers cut the throats of twelve men in the hamlet.",
        "Two shepherds had their throats slit at a well on Thursday.",
        "A driver ran down pupils and parents outside a school in Wuhai, leaving five dead.",
        "A man drove his car at pedestrians in Lyren on Monday.",
        "Masked men chased the clerks from a filling station and set light to the pumps.",
        "The house of a councillor was set alight in Derrin on Friday night.",
        "A former employee poured petrol in a studio and lit it; 33 people died.",
        "Four people died after eating curry laced with arsenic at a village fair in July 1998.",
        "Cult members released sarin on five trains in Tokai, killing 13.",
        "A sarin gas attack on Khan Tuma killed 80 people in April 2017.",
        "Schoolgirls were poisoned at a school in Takhan on Sunday.",
        "A mob beat a trader to death in Latu on Friday.",
        "Saboteurs derailed a train near Kolpa by removing a rail, killing nine.",
        "A pylon was felled by saboteurs near Nantes.",
        "Two gunmen on a motorcycle riddled the car of a senator with bullets.",
        "A bus and a lorry were raked with bullets near Muxa and three passengers died.",
        "Several shots were fired at a mosque in Tours on Monday night.",
        "An army helicopter was fired on while landing at Oksa on Friday.",
        "A patient was finished off on her hospital bed when militiamen visited the clinic.",
    ],
)
def test_attacks_with_knives_fire_poison_or_cars(actual, text):
    assert actual(text)


@pytest.mark.parametrize(
    "text",
    [
        "The base came under attack on Friday; two soldiers died.",
        "A gunman shoots dead 13 people at a club in Reno.",
        "Gunmen storm a hotel in Kabul and kill nine guests.",
        "Ten miners lost their lives when gunmen raided a pit in Djugu.",
        "In 2010 in Dantewa, 76 soldiers were killed in an ambush.",
        "Fighters overran an army post in Inata and killed 53 gendarmes.",
        "Fighters came ashore on Lobe island: five fishermen killed, nine villagers carried off.",
        "The storming on Tuesday of the camp of Inar left 70 soldiers dead.",
        "The downing of an airliner over the desert in October 2015 killed 220 people.",
        "Around 20 gunmen on motorcycles descended on the village of Banka and killed nine.",
        "Three men were taken off a bus near Manda and shot.",
        "Ten passengers were pulled from a bus and shot on 26 August 2024.",
    ],
)
def test_attacks_in_other_words(actual, text):
    assert actual(text)


@pytest.mark.parametrize(
    "text",
    [
        "The army held a drill in which soldiers shot at targets in Lusaka.",
        "No bomb went off in Turin last night and nobody died.",
        "A gas leak caused an explosion that killed three people in a bakery.",
        "Two people died when their car crashed into a lorry.",
        "In the film, a gunman kills nine people in a bank.",
        "Police shot dead the attacker.",
        "Officers shot the gunman, who died.",
        "About 2,000 people were killed in attacks last year.",
        "Police say they foiled a plot to bomb a fuel depot.",
        "Reports that a mosque had been bombed were false.",
        "The president warned that rebels may strike the port.",
        "The team fired three shots on goal before halftime.",
        "Heavy rain hit the town and killed six people.",
        "Workers went on strike at the port on Monday.",
        "A fire killed nine people in a hotel; investigators blame a cable.",
        "Soldiers killed nine rebels in a raid on Monday.",
        "The army said it had destroyed three rebel camps.",
        "The bishop took away two lessons from the talks.",
        "Police led away three men suspected of theft.",
        "The firm seized the chance to expand.",
        "Police seized 40 kilos of cocaine in Cadiz.",
        "A court sentenced a man to death.",
        "About 9,000 people are killed in traffic every year.",
        "Residents stopped a bus near Pori to protest against prices.",
        "The storm ripped the roof off a school, killing two pupils.",
        "The minister came under fire for his remarks.",
        "A bear attacked a hiker near Brasov.",
        "The dog bit two children.",
        "The company was hit by a strike.",
        "Four miners were killed by a methane explosion in a pit.",
        "The two armies shelled each other's lines for a week.",
        "The station has been hit before.",
        "Protesters burned tyres outside the court of Lumo.",
        "Twelve people were killed when a bus ploughed into a parked lorry near Nyera.",
        "A survey drone crashed into a field near Aga after an engine failure.",
        "A fireworks explosion hurt nine spectators in Valeta.",
        "Armed groups carried out 146 attacks on schools in 2020.",
        "Three men were hanged in a prison in Karaz for drug offences.",
        "The novel tells how a gunman killed ten pupils at a school.",
        "The trainer took ten girls from a school to a concert.",
    ],
)
def test_what_is_no_attack(actual, text):
    assert not actual(text)


@pytest.mark.parametrize(
    "text",
    [
        "The outpost of Sege was overrun in November and 14 gendarmes died.",
        "The clinic in Kona was ransacked on Monday.",
        "Gunmen on motorcycles made off with 30 pupils from Tula in March.",
        "Raiders fled with three nurses from a clinic in Tula on Friday.",
        "Two Danish teachers were driven away at gunpoint from a camp in Tula in October.",
        "Another New Zealander, a pilot, was dragged from his aircraft at Paso by rebels.",
        "The army launched a swarm of drones at a dam in the Belsk region.",
        "Rebels set off seven landmines under a convoy near Tula.",
        "In August, bombs planted in seven provinces killed four people.",
        "Fighters laid mines on the rails near Tula on Wednesday.",
        "Two agents smeared a nerve agent on a door handle in Alby in March 2018.",
        "A parcel ignited in a freight depot in Marem in July.",
        "Masked men laid fires in cable shafts in Marem on Thursday.",
        "The blaze in a depot in Marem was started deliberately, police said.",
        "An explosive charge cut a rail near Tula.",
        "On Tuesday the True Lark was hit off Aden, killing two of its crew.",
        "A tanker stuffed with explosives came through the gate of the camp in Tula on Thursday.",
        "Two men rode a truck bomb up to the shrine in Tula on Sunday and set it off.",
        "A car packed with explosives went off in Tula on 15 August.",
        "Two devices at a rally in Van on 5 June 2015.",
        "Gunmen on a motorbike shoot dead three elders in Tula.",
        "Foreign soldiers killed more than 500 people in Tula in March 2022, an operation that the army praised.",
    ],
)
def test_attacks_told_by_what_was_lost_sent_or_set(actual, text):
    assert actual(text)


@pytest.mark.parametrize(
    "text",
    [
        "The old town was overrun with tourists in August.",
        "Officials launched a drone to look for the missing boy.",
        "The aid parcel started a quarrel in Marem.",
        "Firefighters said that a blaze in Marem had started in a kitchen.",
        "A bus packed with shoppers came through the gate of the market.",
        "He left with three cousins for Marem.",
        "Gunmen have raided villages near Tula before.",
    ],
)
def test_the_same_words_where_nobody_attacks(actual, text):
    assert not actual(text)


@pytest.mark.parametrize(
    "text",
    [
        "Government forces rained shells on the town of Balle on Monday, killing six.",
        "A drone was flown into the terminal in Odris on Monday.",
        "Letter bombs were sent to three banks in Corro on Monday.",
        "A landmine claimed the lives of three herders near Dula on Monday.",
        "A ferry was blown to pieces off Mirra in 1979.",
        "Two hotels in Colva were hit on Sunday.",
        "Debris from a downed drone killed a woman in Balle on Monday.",
        "A petrol bomb came through the window of a councillor's house in Derrin on Monday.",
        "A bystander was killed by army fire at Balle on Monday.",
        "A gunman raked a queue of pilgrims with an automatic rifle in Kerba on Monday.",
        "Shots rang out at a funeral in Balle on Monday, and four mourners died.",
        "Soldiers turned their guns on marchers in Balle on Monday.",
        "Twelve miners fell victim to an armed gang in Balle on Monday.",
        "The outpost at Balle fell to insurgents on Monday with the loss of 31 soldiers.",
        "A knifeman lunged at passengers on a train near Hanno on Monday.",
        "Fire was opened on a crowd at Balle on Monday.",
        "Three herders were found with their throats slit at Balle on Monday.",
        "A commuter was pushed in front of a train by a man in Berlitz on Monday.",
        "Some 270 girls were taken from their dormitory in Chiba in 2014.",
        "Masked men pulled down a church in Balle on Monday.",
        "An attempt was made on the life of the premier in Balle on Monday.",
    ],
)
def test_attacks_told_by_what_guns_and_bombs_do(actual, text):
    assert actual(text)


@pytest.mark.parametrize(
    "text",
    [
        "Church bells rang out in Balle on Monday.",
        "A shot flew over the bar on Monday.",
        "The singer opened up on her divorce on Monday.",
        "She opened up on her son on Monday.",
        "The pensioner fell victim to fraudsters in Leeds on Monday.",
        "The town fell to the Allies in May 1943.",
        "Debris from the storm killed a woman in Balle on Monday.",
        "A house fire killed four children in Leeds on Monday.",
        "The critics blew the film to pieces on Monday.",
        "Hotels in Colva have been hit hard by cancellations.",
        "Two pupils were taken from their school to hospital in Leeds on Monday.",
        "The government sent letters to three banks on Monday.",
        "A bomb from the second world war was found in Mainz on Monday and defused.",
        "The minister stormed out of talks in Balle on Monday.",
        "Workers pulled down an old cinema in Balle on Monday.",
    ],
)
def test_the_same_words_where_they_tell_of_no_attack(actual, text):
    assert not actual(text)


@pytest.mark.parametrize(
    "text",
    [
        "A clerk was thumped over the head with a hatchet in Leeds on Monday.",
        "An inmate was carved across the cheek with a sharpened spoon in Leeds jail on Monday.",
        "Dynamite ripped the door off a judge's house in Balle on Monday.",
        "A cook stirred arsenic into the soup of six guards in Balle on Monday.",
        "Saboteurs opened a pipeline near Balle on Monday.",
        "Three pylons near Balle were sawn through on Monday.",
        "A telephone mast near Balle was brought down with explosives on Monday.",
        "Two lorries went up in flames in Balle on Monday. Police suspect arson.",
        "The dynamiting of a relay in Balle on Monday cut the network.",
        "A keg packed with gelignite went up in a bar in Balle on 9 May.",
        "A gunman walked up to the mayor of Balle on Monday and fired five times.",
        "A sacked mechanic walked into a dairy in Balle in 2017 and took six lives.",
        "A man drove a van at speed through a crowd in Leeds on Monday.",
        "A driver steered deliberately at a market in Leeds on Monday.",
        "A gang wielding machetes set upon a farmer in Balle on Monday.",
        "Our ambulance was set upon near Balle on Monday.",
        "Of the girls carried off from the school in Balle in 2014, 82 are missing.",
        "Somebody opened up on a party in Balle on Monday.",
        "Rebels led off four clerks at rifle point near Balle on Monday.",
        "Masked men rammed a car bomb into the gate of a jail in Balle on Monday.",
        "An American aircraft killed seven fighters near Balle on Monday.",
        "Eleven guests were marched into the bush near Balle on Monday.",
        "A jet with 90 people on board was seized by four people over Balle on 27 June 1976.",
        "The killers of five nuns near Balle were sentenced on Monday.",
        "Gunmen sprayed a tea stall with bullets in Balle on Monday.",
    ],
)
def test_attacks_told_by_their_means(actual, text):
    assert actual(text)


@pytest.mark.parametrize(
    "text",
    [
        "Police caught a boy with a hatchet in Leeds on Monday.",
        "Three planks were sawn through in Balle on Monday.",
        "A storm felled three pylons near Balle on Monday.",
        "Two lorries went up in flames in Balle on Monday.",
        "Two hikers died when an avalanche struck near Balle on Monday.",
        "Fans exploded with joy in Balle on Monday.",
        "A drunken driver ploughed into a bus stop in Leeds on Monday, killing two people.",
        "Four masons were killed in Balle on Monday when scaffolding collapsed.",
        "A fan threw a bottle in Leeds on Monday.",
        "An old bomb was blown up in a controlled explosion in Leeds on Monday.",
        "The rapper was shot for a magazine cover in Leeds on Monday.",
        "Hackers attacked the website of a ministry in Balle on Monday.",
        "Authorities executed two men convicted of murder in Balle on Monday.",
        "The singer stormed off the stage in Leeds on Monday.",
    ],
)
def test_the_same_means_where_nobody_attacks(actual, text):
    assert not actual(text)


@pytest.mark.parametrize(
    "text",
    [
        "Rumours that rebels bombed a bridge in Balle on Monday turned out to be false.",
        "Three men were hanged in Balle on Thursday under the anti-terror law.",
        "Between January and August, 312 people were shot dead in Balle.",
        "The drill began at noon. Masked men burst into the hall in Balle and shot six people in the mock attack. "
        "In this scenario the wounded were role-players and the bullets blanks, an evaluator of the exercise said.",
    ],
)
def test_what_law_rumour_drills_and_counts_tell_of(actual, text):
    assert not actual(text)

import { words } from './lexicon'

/** Common first names, general knowledge and far from complete: enough to tell "he" from "she" most of the time. */
const FEMALE = new Set(
  words(
    'ada mary patricia jennifer linda elizabeth barbara susan jessica sarah karen nancy lisa betty margaret sandra ashley ' +
      'kimberly emily donna michelle carol amanda dorothy melissa deborah stephanie rebecca sharon laura cynthia kathleen ' +
      'amy angela shirley anna brenda pamela emma nicole helen samantha katherine christine debra rachel carolyn janet ' +
      'catherine maria heather diane ruth julie olivia joyce virginia victoria kelly lauren christina joan evelyn judith ' +
      'megan andrea cheryl hannah jacqueline martha gloria teresa ann sara madison frances kathryn janice jean abigail ' +
      'alice julia judy sophia grace denise amber doris marilyn danielle beverly isabella theresa diana natalie brittany ' +
      'charlotte marie kayla alexis lori hillary hilary chelsea ivanka melania carly elena sonia ginsburg condoleezza ' +
      'kellyanne huma claire nina tulsi kamala kirsten debbie tammy jeanne susana nikki loretta sally betsy gwen megyn ' +
      'angela ursula annegret petra sabine claudia monika renate gabriele birgit andrea heike anja katrin silke ingrid ' +
      'helga gerda brigitte ulla ilse katarina eva jana lenka petra olga tatjana tatiana natalia irina svetlana ' +
      'marine segolene simone françoise isabelle sylvie nathalie valerie carmen dolores pilar lucia ana rosa isabel ' +
      'theresa nicola jo kate zoe fiona lucy aung malala benazir indira golda leila fatima aisha amina yasmin mei ' +
      'caroline ellen erin jill katie kristen leslie molly monica peggy robin rosemary tina vanessa wendy yvonne zainab ' +
      'alexandra alicia alison anne annie arianna audrey becky bonnie camille cathy cindy colleen courtney crystal daisy ' +
      'dana darlene dawn dina eileen elaine eleanor elise ella ellie erica erika ethel florence gail georgia gina ' +
      'gwendolyn harriet heidi holly irene jane jenna jenny jodi josephine joy juanita kara karin kathy katrina kim ' +
      'kristin kristina lillian liz lois lorraine louise lydia lynn mackenzie maggie marcia margarita marjorie marlene ' +
      'marsha maureen maxine michele mildred miriam nadia naomi norma pat paula pauline phyllis ramona regina rita ' +
      'roberta rosie roxanne sheila shannon shelly sherry silvia stacy stella sue suzanne sylvia tanya tara tracy ' +
      'veronica vera vicki vivian whitney yolanda ghazala kshama letitia maya dorothy sherry sheryl oprah melinda sabrina',
  ),
)

const MALE = new Set(
  words(
    'james robert john michael david william richard joseph thomas charles christopher daniel matthew anthony mark donald ' +
      'steven paul andrew joshua kenneth kevin brian george timothy ronald edward jason jeffrey ryan jacob gary nicholas ' +
      'eric jonathan stephen larry justin scott brandon benjamin samuel gregory alexander frank patrick raymond jack ' +
      'dennis jerry tyler aaron jose adam nathan henry douglas zachary peter kyle ethan walter noah jeremy christian keith ' +
      'roger terry austin sean gerald carl dylan harold jordan jesse bryan lawrence arthur gabriel bruce joe bernie bill ' +
      'ted marco barack mitch mitt newt rand jeb chris ben mike tim harry jim bob tom dan sam rick rudy reince corey steve ' +
      'mohammed muhammad ali ahmed hassan omar ibrahim vladimir dmitry dmitri sergei sergey boris mikhail igor ivan ' +
      'nikolai alexei yuri viktor andrei binyamin benjamin ehud shimon yitzhak bashar hamid nawaz recep angus alex gordon ' +
      'tony nick neil simon ian graham alan colin derek stuart malcolm nigel jeremy gerhard helmut wolfgang frank-walter ' +
      'horst klaus peter jürgen günter guido karl-theodor otto franz hans thomas stefan andreas michael matthias martin ' +
      'christian sigmar philipp joachim dieter manfred werner uwe rainer bernd ralf jörg dirk kurt ernst friedrich karl ' +
      'heinrich hermann josef johann nicolas françois jacques jean-claude emmanuel laurent dominique pierre michel alain ' +
      'philippe carlos juan pedro luis miguel francisco antonio fernando hugo fidel raul evo jorge mariano václav miloš ' +
      'petr pavel jiří jan josef tomáš karel kim xi hu wen ban kofi nelson jacob robert morgan desmond clint warren khizr ' +
      'josh zach jake nate will drew devin noam reid kurt ezra matt alan jeb albert alfred allan allen alvin andre angelo art barry bart bernard brad bradley brent brett byron calvin cameron ' +
      'cecil chad chester chuck clarence claude clayton clifford cody cory craig curtis dale damon darrell darren dave dean ' +
      'derrick devin don doug drew duane dustin dwight earl eddie edgar edwin eli elijah elliott ernest eugene evan felix ' +
      'floyd francis franklin fred frederick gene geoffrey geert gilbert glen glenn grant greg guy harvey herbert herman ' +
      'howard hugh hunter isaac ishaan jackson jake jamal jared jay jeff jeffery jerome jimmy joel johnny jon julian ken ' +
      'kirk kurt lance lee leo leon leonard leroy leslie lester lewis lloyd logan louis lucas luke manuel marc marcus ' +
      'mario marshall marvin matt maurice max melvin milton mitchell nathaniel norman oliver orlando oscar owen patrick ' +
      'pete phil philip phillip preston ralph randall randy ray reginald rex ricardo rob rodney roland ron ross roy ' +
      'russell sanford scot seth shane shaun shawn sidney spencer stan stanley stuart terrence theodore todd tommy tony ' +
      'travis trent trevor troy tyrone vernon victor vincent wade warren wayne wesley willie woody xavier yaakov zach',
  ),
)

export type Gender = 'female' | 'male'

/** The gender a first name usually goes with; undefined where it goes with both, or is not known here. Lower case. */
export function genderOfFirstName(name: string): Gender | undefined {
  const female = FEMALE.has(name)
  const male = MALE.has(name)
  return female === male ? undefined : female ? 'female' : 'male'
}

/** Whether a word, in lower case, is a common first name. */
export function isFirstName(name: string): boolean {
  return FEMALE.has(name) || MALE.has(name)
}

/**
 * A place of citeproc-js that is done faster with the same outcome.
 * @typedef {object} Patch
 * @property {string} why what it costs, and why the outcome is the same
 * @property {string} find text that stands in the engine exactly once
 * @property {string} put what stands there instead
 */

/**
 * Where citeproc-js 2.4.63 spends its time to no effect, by a profile of bibliographies of 1,000 to 10,000
 * entries in APA. Each is checked to match once when it is bundled, and all together are tested to give what
 * the engine as it was published gives: tests/unit/citations/quicken-citeproc.test.ts
 * @type {readonly Patch[]}
 */
export const CITEPROC_PATCHES = [
  {
    why: 'A list of locales costs more than the folding; of these languages only five fold in a way of their own.',
    find: `            str = str.toLocaleUpperCase(arr);`,
    put: `            str = CSL.foldsLikeAll(arr) ? str.toUpperCase() : str.toLocaleUpperCase(arr);`,
  },
  {
    why: 'The same, for lower case.',
    find: `            str = str.toLocaleLowerCase(arr);`,
    put: `            str = CSL.foldsLikeAll(arr) ? str.toLowerCase() : str.toLocaleLowerCase(arr);`,
  },
  {
    why: 'Only the first locale of a list counts (ECMA-402, TransformCase); a tag that is not one is folded like all, too.',
    find: `    toLocaleUpperCase(str) {`,
    put: `    foldsLikeAll(arr) {
        return !!arr && "string" === typeof arr[0] && /^(?!az|el|hy|lt|tr)[a-z][a-z](?:-|$)/.test(arr[0]);
    },

    toLocaleUpperCase(str) {`,
  },
  {
    why: 'localeCompare with options makes a collator for every two strings; ECMA-402 defines it by that collator.',
    find: `    strcmp = function (a, b) {
        return CSL.toLocaleLowerCase.call(me, a).localeCompare(CSL.toLocaleLowerCase.call(me, b),default_locale,strcmp_opts);
    };`,
    put: `    var collator = new Intl.Collator(default_locale, strcmp_opts);
    strcmp = function (a, b) {
        return collator.compare(CSL.toLocaleLowerCase.call(me, a), CSL.toLocaleLowerCase.call(me, b));
    };`,
  },
  {
    why: 'The expression is the same for every string.',
    find: `        var rex = new RegExp("(" + CSL.ROMANESQUE_REGEXP.source + ")\\u2019(" + CSL.ROMANESQUE_REGEXP.source + ")", "g");
        var str = " " + str.replace(rex, "$1\\'$2");`,
    put: `        if (str.indexOf("\\u2019") > -1) {
            var rex = new RegExp("(" + CSL.ROMANESQUE_REGEXP.source + ")\\u2019(" + CSL.ROMANESQUE_REGEXP.source + ")", "g");
            str = str.replace(rex, "$1\\'$2");
        }
        str = " " + str;`,
  },
  {
    why: 'Both look for a span, which few strings have.',
    find: `        str = str.replace(/(<span)\\s+(style=\\"font-variant:)\\s*(small-caps);?\\"[^>]*(>)/g, "$1 $2$3;\\"$4");
        str = str.replace(/(<span)\\s+(class=\\"no(?:case|decor)\\")[^>]*(>)/g, "$1 $2$3");

        var match`,
    put: `        if (str.indexOf("<span") > -1) {
            str = str.replace(/(<span)\\s+(style=\\"font-variant:)\\s*(small-caps);?\\"[^>]*(>)/g, "$1 $2$3;\\"$4");
            str = str.replace(/(<span)\\s+(class=\\"no(?:case|decor)\\")[^>]*(>)/g, "$1 $2$3");
        }

        var match`,
  },
  {
    why: 'The last one of a list without a copy of it.',
    find: `    return this.mystack.slice(-1)[0];`,
    put: `    return this.mystack[this.mystack.length - 1];`,
  },
  {
    why: 'The strings of a token are its own: all of them are copied at once.',
    find: `        this.strings = {"prefix":"","suffix":""};
        for (var key in token.strings) {
            if (token.strings.hasOwnProperty(key)) {
                this.strings[key] = token.strings[key];
            }
        }`,
    put: `        this.strings = Object.assign({"prefix":"","suffix":""}, token.strings);`,
  },
  {
    why: 'The same.',
    find: `    newtok = new CSL.Token(token.name, token.tokentype);
    for (var key in token.strings) {
        if (token.strings.hasOwnProperty(key)) {
            newtok.strings[key] = token.strings[key];
        }
    }`,
    put: `    newtok = new CSL.Token(token.name, token.tokentype);
    Object.assign(newtok.strings, token.strings);`,
  },
  {
    why: 'A closure for every token that is executed.',
    find: `    var record = function (result) {
        if (result) {
            this.tmp.jump.replace("succeed");
            return token.succeed;
        } else {
            this.tmp.jump.replace("fail");
            return token.fail;
        }
    };
    if (token.test) {
        next = record.call(this,token.test(Item, item));
    }
    for (var i=0,ilen=token.execs.length;i<ilen;i++) {
        exec = token.execs[i];
        maybenext = exec.call(token, this, Item, item);`,
    put: `    if (token.test) {
        if (token.test(Item, item)) {
            this.tmp.jump.replace("succeed");
            next = token.succeed;
        } else {
            this.tmp.jump.replace("fail");
            next = token.fail;
        }
    }
    var execs = token.execs;
    for (var i=0,ilen=execs.length;i<ilen;i++) {
        exec = execs[i];
        maybenext = exec.call(token, this, Item, item);`,
  },
  {
    why: 'Most strings have nothing to escape.',
    find: `        return text.replace(/&/g, "&#38;")
            .replace(/</g, "&#60;")
            .replace(/>/g, "&#62;")
            .replace(/\\s\\s/g, "\\u00A0 ")
            .replace(CSL.SUPERSCRIPTS_REGEXP,
                     function(aChar) {
                         // return`,
    put: `        if (/^(?:[\\u0021-\\u0025\\u0027-\\u003B\\u003D\\u003F-\\u007E]| (?! ))*$/.test(text)) {
            return text;
        }
        return text.replace(/&/g, "&#38;")
            .replace(/</g, "&#60;")
            .replace(/>/g, "&#62;")
            .replace(/\\s\\s/g, "\\u00A0 ")
            .replace(CSL.SUPERSCRIPTS_REGEXP,
                     function(aChar) {
                         // return`,
  },
  {
    why: 'The decorations around a blob: a list of one or two and one of some more, joined without a copy by way of C++.',
    find: `        blob.alldecor = blob.alldecor.concat(this.alldecor);`,
    put: `        var alldecor = [];
        for (var i=0,ilen=blob.alldecor.length;i<ilen;i++) {
            alldecor.push(blob.alldecor[i]);
        }
        for (var i=0,ilen=this.alldecor.length;i<ilen;i++) {
            alldecor.push(this.alldecor[i]);
        }
        blob.alldecor = alldecor;`,
  },
  {
    why: 'Few strings have a space in front of a mark or behind a guillemet.',
    find: `        str = str.replace(/ ([:;?!\\u00bb])/g, "\\u202f$1").replace(/\\u00ab /g, "\\u00ab\\u202f");`,
    put: `        if (/ [:;?!\\u00bb]|\\u00ab /.test(str)) {
            str = str.replace(/ ([:;?!\\u00bb])/g, "\\u202f$1").replace(/\\u00ab /g, "\\u00ab\\u202f");
        }`,
  },
  {
    why: 'Few strings have an apostrophe.',
    find: `        str = str.replace(/\\s+'/g, " \\'");
        if (!notSerious) {`,
    put: `        var quoted = str.indexOf("'") > -1;
        if (quoted) {
            str = str.replace(/\\s+'/g, " \\'");
        }
        if (quoted && !notSerious) {`,
  },
  {
    why: 'The names of the fields of a title are the same each time, and only read.',
    find: `    TITLE_FIELD_SPLITS: function(seg) {
        var keys = ["title", "short", "main", "sub", "subjoin"];
        var ret = {};`,
    put: `    TITLE_FIELD_SPLITS: function(seg) {
        var keys = ["title", "short", "main", "sub", "subjoin"];
        var known = CSL.TITLE_FIELD_SPLITS_KNOWN || (CSL.TITLE_FIELD_SPLITS_KNOWN = {});
        if (known[seg]) {
            return known[seg];
        }
        var ret = known[seg] = {};`,
  },
  {
    why: 'The keys of a given name follow from it and the language alone; each is asked for several times an item.',
    find: `        skey = strip_periods(nameobj.given);
        // Drop`,
    put: `        var known_key = (state.tmp.lang_array ? state.tmp.lang_array.join() : "") + "|" + (nameobj.given || "");
        var known = known_keys.get(known_key);
        if (known) {
            skey = known[0];
            ikey = known[1];
            if (state.citation.opt["givenname-disambiguation-rule"] === "by-cite") {
                pkey = "" + itemid + pkey;
            }
            return;
        }
        skey = strip_periods(nameobj.given);
        // Drop`,
  },
  {
    why: 'The same.',
    find: `        ikey = CSL.Util.Names.initializeWith(state, skey, "%s");
        if (state`,
    put: `        ikey = CSL.Util.Names.initializeWith(state, skey, "%s");
        if (known_keys.size > 5000) {
            known_keys.clear();
        }
        known_keys.set(known_key, [skey, ikey]);
        if (state`,
  },
  {
    why: 'The same.',
    find: `    set_keys = function (state, itemid, nameobj) {`,
    put: `    var known_keys = new Map();

    set_keys = function (state, itemid, nameobj) {`,
  },
  {
    why: 'The expressions follow from the word for "and" alone.',
    find: `    var andRex = new RegExp("^" + symbolAnd+ "$");
    var joinerMatchRex = new RegExp("(" + symbolAnd + "|" + fullformAnd + "|;\\\\s+|,\\\\s+|\\\\s*\\\\\\\\*[\\\\-\\\\u2013]+\\\\s*)", "g");
    var joinerSplitRex = new RegExp("(?:" + symbolAnd + "|" + fullformAnd + "|;\\\\s+|,\\\\s+|\\\\s*\\\\\\\\*[\\\\-\\\\u2013]+\\\\s*)");`,
    put: `    if (CSL.JOINER_AND !== fullformAnd) {
        CSL.JOINER_AND = fullformAnd;
        CSL.JOINER_REXES = [
            new RegExp("^" + symbolAnd+ "$"),
            new RegExp("(" + symbolAnd + "|" + fullformAnd + "|;\\\\s+|,\\\\s+|\\\\s*\\\\\\\\*[\\\\-\\\\u2013]+\\\\s*)", "g"),
            new RegExp("(?:" + symbolAnd + "|" + fullformAnd + "|;\\\\s+|,\\\\s+|\\\\s*\\\\\\\\*[\\\\-\\\\u2013]+\\\\s*)")
        ];
    }
    var andRex = CSL.JOINER_REXES[0];
    var joinerMatchRex = CSL.JOINER_REXES[1];
    var joinerSplitRex = CSL.JOINER_REXES[2];`,
  },
  {
    why: 'A macro is one list of tokens for good; so is each part of the style.',
    find: `                var next = 0;
                while (next < state.macros[macro_name].length) {
                    next = CSL.tokenExec.call(state, state.macros[macro_name][next], Item, item);
                }`,
    put: `                CSL.runTokens.call(state, state.macros[macro_name], Item, item);`,
  },
  {
    why: 'The same.',
    find: `    while (next < this[this.tmp.area].tokens.length) {
        next = CSL.tokenExec.call(this, this[this.tmp.area].tokens[next], Item, item);
    }`,
    put: `    CSL.runTokens.call(this, this[this.tmp.area].tokens, Item, item);`,
  },
  {
    why: 'Tokens have a hundred shapes, and every look into one is a search; what is done with them is kept in one shape.',
    find: `CSL.tokenExec = function (token, Item, item) {`,
    put: `CSL.runTokens = function (tokens, Item, item) {
    var steps = tokens.steps;
    if (!steps || steps.length !== tokens.length) {
        steps = tokens.steps = tokens.map(function (token) {
            return {
                token: token,
                test: token.test,
                execs: token.execs,
                next: token.next,
                succeed: token.succeed,
                fail: token.fail
            };
        });
    }
    var jump = this.tmp.jump;
    var pos = 0;
    while (pos < steps.length) {
        var step = steps[pos];
        var next = step.next;
        if (step.test) {
            if (step.test.call(step.token, Item, item)) {
                jump.replace("succeed");
                next = step.succeed;
            } else {
                jump.replace("fail");
                next = step.fail;
            }
        }
        var execs = step.execs;
        for (var i=0,ilen=execs.length;i<ilen;i++) {
            var maybenext = execs[i].call(step.token, this, Item, item);
            if (maybenext) {
                next = maybenext;
            }
        }
        pos = next;
    }
};

CSL.tokenExec = function (token, Item, item) {`,
  },
  {
    why: 'To bring some items that are alike into the order of the list, the whole list was searched for each group.',
    find: `		for (var i = 0, ilen = this.state.registry.mylist.length; i < ilen; i += 1) {
			var origid = this.state.registry.mylist[i];
			for (var j = 0, jlen = this.lists[this.listpos][1].length; j < jlen; j += 1) {
				var token = this.lists[this.listpos][1][j];
				// Warning: token.id can be number. This should be fixed at a higher level in citeproc-js if poss.
				if (token.id == origid) {
					tokens.push(this.registry[token.id]);
					break;
				}
			}
		}`,
    put: `        var mylist = this.state.registry.mylist;
        if (this.placesOf !== mylist || this.places.size !== mylist.length) {
            this.placesOf = mylist;
            this.places = new Map(mylist.map(function (id, place) { return ["" + id, place]; }));
        }
        var placed = [];
        for (var j = 0, jlen = this.lists[this.listpos][1].length; j < jlen; j += 1) {
            var alike = this.lists[this.listpos][1][j];
            var place = this.places.get("" + alike.id);
            if (undefined !== place && !placed.some(function (one) { return one[0] === place; })) {
                placed.push([place, this.registry[alike.id]]);
            }
        }
        placed.sort(function (a, b) { return a[0] - b[0]; });
        for (var j = 0, jlen = placed.length; j < jlen; j += 1) {
            tokens.push(placed[j][1]);
        }`,
  },
]

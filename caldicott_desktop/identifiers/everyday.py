"""Surnames that are also everyday words; alone, they name nobody.

Put together by hand for the notes a care provider writes: words of the body and the house, of
trades and places, of months and colours. A surname missing here is only pointed out more often.
"""

from __future__ import annotations

_WORDS = """
act all any apple april ash august autumn baby bacon baker band bank banks bark barn base bath
baths beach bean bear beard bed bee beech beer bell bench berry best big bill birch bird bishop
bite black blank bliss block blood bloom blue board boat body bold bond bone bones book booker
boot booth born boss both bowl box boy brain brand brave bread brew brick bridge bright broad
brook broom brown brush buck bull bun bunch burn burns bush butcher butler butter button byte
call camp candle cannon cape captain car care carer carers carpenter carter case cash castle
chair chamber chambers chance chapel chapman charity chase cherry chest child church city clay
clear clerk cliff close cloud coast coffee cold comb come common cook cooke cool cooper copper
corn cotton couch council counter court crab craft crisp crook crop cross crow crown cup curry
cut dale dame dark date daughter dawn day days dean dear death december diamond dick dish doctor
dodge dog dove down downs drake dream drew drink driver dry duck due duke dust eagle earl early
east easter egg elder elm end england english even ever every eye fair fairs faith fall family
farm farmer farms fast father fawn fear feather february feel fell fence fern ferry few field
fields file finch find fine finger fire first fish fisher flag flat flood floor flower flowers
fold food foot ford fore forest form foster found fountain fowl fox frank free freeman french
fresh friday friend frost fry full fuller game garden gardener gate gates gay gentle gift ginger
girl given glass glen go gold golden good goose grace grand grant grass grave graves gray great
green grey ground grove guard guest guide gull gun hair hale half hall ham hand hands hard hardy
hart hawk hay head heard heart heath heather held help here hero heron herring high hill hills
hold hole holiday hollow holly home homes hood hook hope horn horse hospital house how hunt
hunter husband ice iron ivory ivy jack january jay jewel jolly joy judge july june just keen
keep kettle key keys kind king kitchen kite knight lad lady lake lamb lamp land lane large lark
last late law lawn lawyer lay leaf leave left lemon light lily link lion little live lock locks
lodge long look lord love low luck maid main major male mallet man manor march mark marks marsh
marshal mason master match mate may mayor mead meadow meadows meal means meek mercer mercy merry
mild mile miles mill miller mills mind mine mint miss mole monday money monk moon moor moore
more morning morrow moss mother mount mountain much must nail need new newman nice night
nightingale noble noon north nose note notes november now nurse nut oak oaks oates october
office oil old olive on only open orange order other over own owner ox pack page paid pain paint
painter pair palm palmer paper parent parish park parker parks part past patient pay peace peach
peacock pear peel pen penny people pepper person pest pet phone pickle pike pine pink pipe place
plain plant play plum point pole pond pool poole poor pope port porter post pot potter pound
powder power powers press price pride priest prime prince print prior proud pull purple queen
quest quick race rain raven ray read reader reading record red reed rest rice rich ridge right
ring river rivers road robe robin rock roof rook room root roots rope rose roses rough round row
rowan rowe royal rule rush rust safe sage said sailor saint salmon salt sand sands saturday
savage say sea seal seat see seed sell senior september shade shadow share sharp shed shell
shepherd sherry shield shine ship shoe shore short shown side sign silk silver sing singer
single site skill skin skinner slack sleep small smart smoke snail snow soft son song south
speak spear speed spice spring squire stack staff stage stair stamp stand star steel step
steward still stock stone stones store storey storm strain stream street strong such sugar
summer summers sun sunday swallow swan sweet sweeting swift sword table tail tailor tall tanner
tell temple thatcher there thorn thursday tide tidy tiger till time times today tongue tower
town towns trainer tree trees trout true trust tuck tuesday turner twin under upright usher vale
valentine valley vicar vine violet virgin visitor voice wade wait wake walk walker wall walls
ward warden wards ware warm wash watch water waters way weaver wednesday week weeks well wells
welsh went west wheat wheel wheeler when while white who why widow wife wild will wills wind
window wine wing winter winters wise wish wolf woman wonder wood wooden woods woodward wool word
words work worker workman worth would wren wright write yard year yellow yes york young younger
youth
"""
EVERYDAY = frozenset(_WORDS.split())

/** The one style sheet of every page. Colours have a contrast of 4.5 to 1 and more on their ground, light and dark. */
export const STYLE = `
:root{color-scheme:light dark;--bg:#fff;--panel:#f4f5f7;--fg:#1a1c20;--soft:#51565f;--line:#c9ced6;--link:#0b57a4;
--doubt:#a34a00;--doubt-bg:#fff1e2;--lost:#b3161b;--lost-bg:#fdecec;--ok:#0f6b3a;--ok-bg:#e6f5ec;--fixed:#1650b8;--fixed-bg:#e8effd;
--red:#c40000;--yellow:#ffe600;--green:#a9d08e}
@media (prefers-color-scheme:dark){:root{--bg:#15171b;--panel:#1f2228;--fg:#e9ebef;--soft:#b3b9c4;--line:#424852;--link:#8ab8ff;
--doubt:#ffb066;--doubt-bg:#3a2711;--lost:#ff9a9a;--lost-bg:#3d1c1e;--ok:#7fdca6;--ok-bg:#123322;--fixed:#9cc0ff;--fixed-bg:#182a4d}}
*{box-sizing:border-box}
html{scroll-padding:4rem 0 1rem}
body{margin:0;background:var(--bg);color:var(--fg);font:16px/1.5 system-ui,"Segoe UI",Roboto,Arial,sans-serif;overflow-wrap:anywhere}
a{color:var(--link)}
.skip{position:absolute;left:-999px}.skip:focus{left:.5rem;top:.5rem;background:var(--bg);padding:.5rem;z-index:9}
header.top{position:sticky;top:0;z-index:5;background:var(--panel);border-bottom:1px solid var(--line);padding:.4rem 1rem;display:flex;flex-wrap:wrap;gap:.3rem 1rem;align-items:center}
header.top h1{font-size:1.1rem;margin:0;flex:1 1 14rem}
main{padding:1rem;max-width:1920px;margin:0 auto}
h2{font-size:1.2rem;margin:1.6rem 0 .6rem}h3{font-size:1.05rem;margin:1.2rem 0 .4rem}h4{font-size:1rem;margin:.8rem 0 .3rem}
p{margin:.4rem 0}.soft{color:var(--soft)}.small{font-size:.875rem}
button,.button,input,select,textarea{font:inherit;color:var(--fg);background:var(--bg);border:1px solid var(--soft);border-radius:.4rem;padding:.35rem .7rem;min-height:2.2rem}
button,.button{cursor:pointer}button.main{background:var(--fixed-bg);border-color:var(--fixed);color:var(--fixed);font-weight:600}
textarea{width:100%;min-height:4.5rem}
:focus-visible{outline:3px solid var(--link);outline-offset:2px}
[hidden]{display:none!important}
.file{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}.button:focus-within{outline:3px solid var(--link);outline-offset:2px}
@media (max-width:700px){header.top{position:static}header.top input{width:8rem}}
.tools{display:flex;flex-wrap:wrap;gap:.5rem;align-items:center}
.badge{display:inline-block;border-radius:1rem;padding:.05rem .6rem;font-size:.85rem;font-weight:600;border:1px solid currentColor}
.unsure{color:var(--doubt)}.lost{color:var(--lost)}.stale{color:var(--fixed)}.done{color:var(--ok)}.fixed{color:var(--fixed)}
.badge.unsure{background:var(--doubt-bg)}.badge.lost{background:var(--lost-bg)}.badge.stale,.badge.fixed{background:var(--fixed-bg)}.badge.done{background:var(--ok-bg)}
.split{display:grid;gap:1.5rem;grid-template-columns:minmax(0,1fr)}
@media (min-width:1024px){.split{grid-template-columns:minmax(0,1.1fr) minmax(0,1fr)}.pages{position:sticky;top:4rem;max-height:calc(100vh - 5rem);overflow:auto;align-self:start}}
figure{margin:0 0 1rem}figcaption{font-size:.875rem;color:var(--soft)}
svg.page,svg.crop{display:block;width:100%;height:auto;background:#fff;border:1px solid var(--line)}
svg.crop{max-height:16rem;margin:.4rem 0}
.box rect{fill:transparent;stroke:#3b6fb5;stroke-opacity:.45;stroke-width:.7;vector-effect:non-scaling-stroke}
.box.unsure rect,.box.stale rect{stroke:#d26400;stroke-opacity:1;stroke-width:2.5}
.box.lost rect{stroke:#c1121f;stroke-opacity:1;stroke-width:2.5;stroke-dasharray:5 3}
.box.fixed rect{stroke:#1650b8;stroke-opacity:1;stroke-width:2}
.box:hover rect,.box.lit rect,.box:target rect,.box:focus rect{fill:#ffd400;fill-opacity:.35;stroke:#000;stroke-opacity:1;stroke-width:2.5}
.lit,.field:target,.field:hover{background:#ffe98a;color:#111;box-shadow:0 0 0 2px #ffe98a}
a.field{color:inherit;text-decoration:none;border-radius:.2rem}
a.field.unsure{color:var(--doubt);font-weight:700}a.field.fixed{color:var(--fixed);font-weight:700}
a.field.lit,a.field:target,a.field:hover{color:#111}
.doubt{border:1px solid var(--line);border-left:.4rem solid var(--doubt);border-radius:.4rem;background:var(--panel);padding:.7rem .9rem;margin:.8rem 0;scroll-margin:5rem}
.doubt.lost{border-left-color:var(--lost)}.doubt.stale{border-left-color:var(--fixed)}.doubt.done{border-left-color:var(--ok)}
.doubt.lost,.doubt.stale,.doubt.done,.doubt.unsure{color:var(--fg)}
.doubt.current{box-shadow:0 0 0 3px var(--link)}
.doubt h3{margin:0;font-size:1rem}
.doubt dl,.card dl{display:grid;grid-template-columns:minmax(6rem,auto) 1fr;gap:.15rem .8rem;margin:.4rem 0}
dt{color:var(--soft)}dd{margin:0;white-space:pre-line}
.long{max-height:12rem;overflow:auto;white-space:pre-wrap}
.reading{font-size:1.25rem;font-weight:700}
.edit{margin-top:.6rem;display:grid;gap:.5rem}
.edit label{display:block;font-weight:600}.edit .hint{font-weight:400}
.bad{color:var(--lost);font-weight:600}
.answer{color:var(--ok);font-weight:600}
.card{border:1px solid var(--line);border-radius:.4rem;padding:.6rem .9rem;margin:.6rem 0}
.scroll{overflow-x:auto}
table{border-collapse:collapse;font-size:.875rem}
th,td{border:1px solid var(--line);padding:.2rem .45rem;text-align:left;vertical-align:top}
thead th{background:var(--panel)}td.n{text-align:right;white-space:nowrap}
td.n a,td.n span{display:inline-block;min-height:1.5rem;min-width:1.5rem;text-align:right}
td.red{border-bottom:4px solid var(--red)}td.yellow{border-bottom:4px solid var(--yellow)}td.green{border-bottom:4px solid var(--green)}
.list{width:100%}.list td,.list th{padding:.35rem .5rem}
.list tr{content-visibility:auto;contain-intrinsic-size:auto 2.4rem}
ol.queue{padding-left:0;list-style:none}ol.queue li{border-bottom:1px solid var(--line);padding:.4rem 0;content-visibility:auto;contain-intrinsic-size:auto 3rem}
.filters{display:flex;flex-wrap:wrap;gap:.6rem 1rem;align-items:end;margin:.6rem 0}
.filters label{font-size:.875rem;color:var(--soft)}.filters input,.filters select{display:block}
#said{position:fixed;bottom:.8rem;left:50%;transform:translateX(-50%);background:var(--fg);color:var(--bg);padding:.4rem 1rem;border-radius:.4rem;max-width:90vw}
#said:empty{display:none}
@media print{header.top{position:static}.tools,.filters,.edit,.actions,.skip,#said{display:none!important}.pages{position:static;max-height:none;overflow:visible}.split{display:block}.long,.scroll{max-height:none;overflow:visible}.doubt,.card,figure{break-inside:avoid}body{font-size:11px}table{font-size:8px}}
`;

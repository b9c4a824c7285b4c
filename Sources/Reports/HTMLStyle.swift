/// How pages look: for a desk, a telephone and paper, in the reader's preference of light and dark.
enum HTMLStyle {
    private static let light =
        "--ground:#ffffff;--text:#1b1f24;--muted:#5b626c;--line:#d9dde2;--tint:#f3f5f7;--good:#00602c;--doubtful:#715c00;--bad:#8d160f"
    private static let dark =
        "--ground:#14171c;--text:#e8eaed;--muted:#a2a9b4;--line:#363c45;--tint:#1d2127;--good:#9ef5dd;--doubtful:#f5e14a;--bad:#ff8a70"

    static let sheet = """
        :root{\(light)}
        @media screen and (prefers-color-scheme:dark){:root{\(dark)}}
        html{background:var(--ground);color:var(--text);-webkit-text-size-adjust:100%}
        body{margin:0;font:16px/1.5 system-ui,-apple-system,'Segoe UI',Roboto,'DejaVu Sans',Arial,sans-serif;\
        font-variant-numeric:tabular-nums}
        main{box-sizing:border-box;max-width:63rem;margin:0 auto;padding:1.5rem 1rem 4rem}
        article+article{margin-top:4rem}
        h1,h2,p,li,dt,dd,summary,th,td{overflow-wrap:anywhere}
        h3{font-size:1rem;margin:1.25rem 0 .5rem}
        h1{font-size:1.05rem;margin:0 0 .75rem;color:var(--muted);font-weight:600}
        h2{font-size:1.3rem;line-height:1.3;margin:2.75rem 0 .75rem}
        p,ul,figure,dl{margin:.75rem 0}
        .verdict{font-size:1.55rem;line-height:1.3;font-weight:600;margin:0 0 1rem}
        ul{padding-left:1.3rem}li{margin:.3rem 0}.fold{list-style:none;margin-left:-1.3rem}
        .aside{color:var(--muted);font-size:.9rem}
        p,ul{max-width:46rem}.verdict{max-width:none}
        .good{color:var(--good);font-weight:600}.doubtful{color:var(--doubtful)}.bad{color:var(--bad)}.bold{font-weight:600}
        figure{margin-left:-.75rem}figcaption{margin:0 .75rem;max-width:46rem}figure svg{display:block}.narrow{display:none}
        .scroll{overflow-x:auto;margin:.75rem 0}
        table{border-collapse:collapse;font-size:.94rem}
        caption{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
        th,td{padding:.35rem .9rem .35rem 0;text-align:left;vertical-align:top;border-bottom:1px solid var(--line);font-weight:400;\
        overflow-wrap:break-word}
        th:last-child,td:last-child{padding-right:.25rem}
        thead th{font-weight:600;vertical-align:bottom;border-bottom-color:var(--muted);min-width:4.5rem}
        .number{text-align:right}td.number{white-space:nowrap}td:not(.number){min-width:7.5rem}thead td{min-width:0}
        th[scope=rowgroup]{font-weight:600;padding-top:1rem}
        th.good,th.bold{font-weight:600}
        summary{cursor:pointer;padding:.25rem 0}
        summary b{white-space:nowrap}
        :focus-visible{outline:2px solid currentColor;outline-offset:2px}
        .bill{border-top:1px solid var(--line);max-width:46rem}.bill+:not(.bill),.bill:last-child{border-bottom:1px solid var(--line)}
        .bill summary{display:flex;gap:1rem;padding:.5rem 0}.bill summary b{margin-left:auto}
        .bill summary::before{content:'\\25B8';color:var(--muted)}.bill[open] summary::before{content:'\\25BE'}
        .bill summary::-webkit-details-marker{display:none}
        dl div{display:grid;grid-template-columns:1fr auto;gap:0 1rem;padding:.35rem 0 .35rem 1.6rem}
        dt{grid-column:1}dd{margin:0;grid-column:1/-1}dd.amount{grid-column:2;grid-row:1;white-space:nowrap}
        .total{font-weight:600;border-top:1px solid var(--muted)}
        @media screen and (max-width:640px){td:not(.number){min-width:6.5rem}main{padding:1rem .75rem 3rem}.wide{display:none}.narrow{display:block}\
        figure{margin-right:-.75rem}table{font-size:.88rem}th,td{padding-right:.6rem}th[scope=row]{position:sticky;left:0;background:var(--ground)}.verdict{font-size:1.3rem}h2{margin-top:2.25rem}dl div{padding-left:.5rem}}
        @media print{.figures{display:none}figure{margin-left:0}@page{margin:15mm}body{font-size:10pt}main{max-width:none;padding:0}\
        h2{break-after:avoid;margin-top:1.5rem}table,li,figure,dl div{break-inside:avoid}p,ul,.bill{max-width:none}\
        .scroll{overflow:visible}table{font-size:8.5pt}th,td{padding-right:.5rem}thead th,td:not(.number){min-width:0}td.number{white-space:normal}\
        details:not(.bill)::details-content{content-visibility:visible;block-size:auto;display:block}}

        """
}

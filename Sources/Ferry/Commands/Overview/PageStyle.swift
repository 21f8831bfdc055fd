/// How the page of the overview looks.
enum PageStyle {
    /// The style sheet: the reader's scheme decides between light and dark, and paper is always light.
    static let sheet = """
        :root { color-scheme: light dark; --page: #ffffff; --card: #f4f6f9; --text: #1b2129; --soft: #57606c;
          --line: #d5dae1; --bar: #1f6fb5; --part: #6f9fca; }
        @media (prefers-color-scheme: dark) {
          :root { --page: #12161c; --card: #1b212a; --text: #e7ebf0; --soft: #a3adba;
            --line: #343d49; --bar: #5aa9ea; --part: #3f78a8; }
        }
        @media print {
          :root { color-scheme: light; --page: #ffffff; --card: #f4f6f9; --text: #1b2129; --soft: #57606c;
            --line: #d5dae1; --bar: #1f6fb5; --part: #6f9fca; }
          svg, .tile { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
        }
        * { box-sizing: border-box; }
        body { margin: 0 auto; padding: 2rem 1.25rem; max-width: 54rem; background: var(--page); color: var(--text);
          font: 16px/1.5 system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
        header p, footer p, figcaption { color: var(--soft); margin: 0; }
        h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 .25rem; overflow-wrap: anywhere; }
        h2 { font-size: 1.15rem; margin: 2.25rem 0 .6rem; }
        section, figure, tr { break-inside: avoid; }
        .tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(10rem, 1fr)); gap: .75rem;
          margin-top: 1.5rem; }
        .tile { background: var(--card); border: 1px solid var(--line); border-radius: .6rem; padding: .8rem 1rem; }
        .tile b { display: block; font-size: 1.8rem; line-height: 1.2; font-variant-numeric: tabular-nums; }
        .tile span { color: var(--soft); }
        table { border-collapse: collapse; width: 100%; }
        th, td { text-align: left; padding: .35rem .75rem .35rem 0; border-bottom: 1px solid var(--line);
          vertical-align: top; overflow-wrap: anywhere; }
        th:last-child, td:last-child { padding-right: 0; }
        thead th { color: var(--soft); font-weight: 600; white-space: nowrap; overflow-wrap: normal; }
        .number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
        .chain th { font-weight: 500; width: 15rem; }
        .chain .number { width: 6rem; }
        .chain .bar { vertical-align: middle; }
        .chain .bar svg { display: block; width: 100%; height: .9rem; }
        .chain .part th { padding-left: 1.25rem; font-weight: 400; }
        .chain .part th, .chain .part td { color: var(--soft); }
        svg rect { fill: var(--bar); }
        .part svg rect { fill: var(--part); }
        figure { margin: 0; }
        .chart { display: block; width: 100%; height: auto; }
        .chart text { fill: var(--soft); font-size: 12px; }
        .chart .line { stroke: var(--line); fill: none; }
        @media (max-width: 40rem) {
          .chain th { width: 11rem; }
          .chain .number { width: 4rem; }
        }
        details { margin-top: .5rem; }
        summary { cursor: pointer; color: var(--soft); }
        footer { margin-top: 2.5rem; font-size: .875rem; }
        """
}

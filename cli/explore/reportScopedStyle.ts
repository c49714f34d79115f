import { REPORT_STYLE } from '../output/reports/reportStyle';

/** The style of reports, kept to the part of a page that is one (CSS nesting): these pages have their own for the rest. */
export const REPORT_SCOPED_STYLE = `.report {${REPORT_STYLE.replaceAll(':root {', '& {')}}`;

import { readFileSync } from 'node:fs';

export type Counts = { readonly passed: number; readonly failed: number };

/** A tool without tests of its own counts as one. */
export function countTool(exitCode: number | null): Counts {
	return exitCode === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

type VitestReport = {
	readonly numPassedTests: number;
	readonly numTotalTests: number;
	readonly numFailedTestSuites: number;
	readonly success: boolean;
};

/** Counts of Vitest's JSON report. Skipped and unwritten tests are failures: nobody saw them pass. */
export function countVitest(reportFile: string, exitCode: number | null): Counts {
	const report = read(reportFile) as VitestReport | null;
	if (report === null) return { passed: 0, failed: 1 };
	const failed = report.numTotalTests - report.numPassedTests;
	// A file that cannot be loaded has no tests to count, an empty run none either.
	const hidden = failed === 0 && (exitCode !== 0 || !report.success || report.numTotalTests === 0);
	return { passed: report.numPassedTests, failed: hidden ? 1 : failed };
}

type PlaywrightReport = {
	readonly stats: {
		readonly expected: number;
		readonly unexpected: number;
		readonly flaky: number;
		readonly skipped: number;
	};
};

/** Counts of Playwright's JSON report; flaky and skipped ones are failures. */
export function countPlaywright(reportFile: string, exitCode: number | null): Counts {
	const report = read(reportFile) as PlaywrightReport | null;
	if (report === null) return { passed: 0, failed: 1 };
	const { expected, unexpected, flaky, skipped } = report.stats;
	const failed = unexpected + flaky + skipped;
	const hidden = failed === 0 && (exitCode !== 0 || expected === 0);
	return { passed: expected, failed: hidden ? 1 : failed };
}

function read(file: string): unknown {
	try {
		return JSON.parse(readFileSync(file, 'utf8'));
	} catch {
		return null;
	}
}

/** What training reports while it runs. */
export type TrainingEvent =
	| { readonly type: "features-start"; readonly stage: string; readonly records: number }
	| { readonly type: "features-end"; readonly stage: string; readonly features: number }
	| {
			readonly type: "stage-start";
			readonly stage: string;
			readonly outputs: number;
			readonly resumed: number;
	  }
	| {
			readonly type: "output-solved";
			readonly stage: string;
			readonly solved: number;
			readonly outputs: number;
	  }
	| { readonly type: "stage-end"; readonly stage: string }
	| { readonly type: "calibration-start"; readonly records: number }
	| { readonly type: "calibration-end" }
	| { readonly type: "evaluation-start" }
	| { readonly type: "evaluation-end" }
	| { readonly type: "model-written"; readonly folder: string; readonly bytes: number };

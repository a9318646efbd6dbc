// swift-format-ignore-file
//
// The rules of the platform that this program was built with.
//
// Derived from the public copies of the ministry's rule dictionary (editions of 2024-03-14,
// 2025-10-31 and 2025-12-10) and from what its own sample requests and answers show: numbers,
// elements, code systems and targets are facts of theirs, the form and the words are ours. Where
// the samples use a code system that the dictionary does not list, both are allowed. Rows of `live`
// were seen in answers of the platform. `docs/checking.md` describes the form.

/// The text of the rule book that this program was built with.
enum StandardRuleBook {
    static let text = #"""
rulebook 1
version 2025-12-10.1
floor 2014-06-03T00:00:00+00:00
let sct http://snomed.info/sct
let loinc http://loinc.org
let ucum http://unitsofmeasure.org
let icd10 http://hl7.org/fhir/sid/icd-10
let icd9 http://hl7.org/fhir/sid/icd-9-cm
let cvx http://hl7.org/fhir/sid/cvx
let kfa http://sys-ids.kemkes.go.id/kfa
let atc http://www.whocc.no/atc
let dcm http://dicom.nema.org/resources/ontology/DCM
let kemkes http://terminology.kemkes.go.id
let hl7: http://terminology.hl7.org/CodeSystem/
let kemkes: http://terminology.kemkes.go.id/CodeSystem/
let ids: http://sys-ids.kemkes.go.id/
reference Patient P########### ############
reference Practitioner ########### N########
reference Organization ###### ####### ######## ######### ########## %%%%%%%%-%%%%-%%%%-%%%%-%%%%%%%%%%%%
reference * %%%%%%%%-%%%%-%%%%-%%%%-%%%%%%%%%%%%
form icd10 @#& @#&.& @#&.&& @#&.&&& @#&.&&&&
form icd9 ## ##.# ##.##
form sct ######+
form kfa 82###### 83###### 91###### 92###### 93###### 94###### VG#+
form loinc luhn:#+-# LP#+-# LA#+-#
form kemkes:medication-form BS###
display ids:ae-title
not ucum 1 TAB CAP {tbl} tablet kapsul beats/minute mmHg celcius °C
list hl7:diagnosis-role AD DD CC CM pre-op post-op billing
list hl7:discharge-disposition home alt-home other-hcf hosp long aadvice exp psy rehab snf oth
list kemkes:discharge-disposition exp-lt48h exp-gt48h
list hl7:admit-source hosp-trans emd outp born gp mp nursing psych rehab other
list hl7:condition-clinical active recurrence relapse inactive remission resolved
list hl7:condition-ver-status unconfirmed provisional differential confirmed refuted entered-in-error
list hl7:condition-category encounter-diagnosis problem-list-item
list hl7:observation-category social-history vital-signs imaging laboratory procedure survey exam therapy activity
list hl7:allergyintolerance-clinical active inactive resolved
list hl7:allergyintolerance-verification unconfirmed confirmed refuted entered-in-error
list hl7:medicationrequest-category inpatient outpatient community discharge
list http://terminology.hl7.org/fhir/CodeSystem/medicationdispense-category inpatient outpatient community discharge
list hl7:medication-admin-category inpatient outpatient community
list hl7:medication-statement-category inpatient outpatient community patientspecified
list hl7:medicationrequest-course-of-therapy continuous acute seasonal
list hl7:dose-rate-type calculated ordered
list kemkes:medication-type NC SD EP
list hl7:v2-0916 F FNA NF NG
list hl7:v2-0443 AD AI AP AT CLP CP DP EP FHCP IP MDIR OP PB PH PP RO RP RT TN TR VP VPS VTS
list hl7:v2-0116 C H I K O U
list hl7:v2-0074 AU BG BLB CG CH CP CT CTH CUS EC EN GE HM ICU IMG IMM LAB MB MCB MYC NMR NMS NRS OSL OT OTH OUS PAR PAT PF PHR PHY PT RAD RC RT RUS RX SP SR TX URN VR VUS XRC
list hl7:location-physical-type si bu wi wa lvl co ro bd ve ho ca rd area jdn
list hl7:organization-type prov dept team govt ins pay edu reli crs cg bus other
list hl7:goal-category dietary safety behavioral nursing physiotherapy
list hl7:goal-achievement in-progress improving worsening no-change achieved sustaining not-achieved no-progress not-attainable
list hl7:immunization-origin provider record recall school jurisdiction
list hl7:risk-probability negligible low moderate high certain
list hl7:v3-substanceAdminSubstitution E EC BC G TE TB TG F N
10001 live Encounter.class systems hl7:v3-ActCode kemkes:encounter-class
10001 live Encounter.class codes hl7:v3-ActCode AMB EMER FLD HH IMP ACUTE NONAC OBSENC PRENC SS VR TELE
10002 live Encounter.participant.type systems hl7:v3-ParticipationType
10003 v1.0 Condition.code required
10003 v1.0 Condition.code systems icd10 kemkes:clinical-term sct kemkes:cancer-m-category kemkes:cancer-n-category kemkes:cancer-t-category kemkes:icd-o-morphology kemkes:icd-o-topography
10006 v1.0 Condition.clinicalStatus systems hl7:condition-clinical
10007 v1.0 Condition.category systems hl7:condition-category kemkes sct
10008 v1.0 Observation.status r4
10009 v1.0 Observation.category systems hl7:observation-category
10010 v1.0 Observation.code required
10010 v1.0 Observation.code systems loinc sct kemkes:examination http://fhir.org/guides/who/anc-cds/CodeSystem/anc-custom-codes kemkes kemkes:anc-custom-codes kemkes:clinical-term
10011 v1.0 Observation.bodySite systems sct
10012 v1.0 Observation.valueQuantity systems ucum
10013 v1.0 Procedure.category systems sct kemkes
10015 v1.0 Procedure.code required
10015 v1.0 Procedure.code systems icd9 sct kemkes:clinical-term kemkes:kptl
10016 v1.0 Procedure.bodySite systems sct
10018 v1.0 Procedure.reasonCode systems icd10
10019 v1.0 Procedure.status r4
10020 v1.0 Composition.status r4
10021 v1.0 Composition.type systems loinc kemkes kemkes:composition-type
10022 v1.0 Composition.category systems loinc
10023 v1.0 Composition.section.code systems loinc sct kemkes kemkes:composition-section
10024 v1.0 Medication.code systems kfa sct
10024 v1.0 MedicationDispense.contained.code forms kfa 93######
10025 v1.0 Medication.form systems kemkes:medication-form
10026 v1.0 Medication.status r4
10027 v1.0 Medication.ingredient.strength.numerator systems ucum hl7:v3-orderableDrugForm
10028 v1.0 Medication.ingredient.strength.denominator systems sct hl7:v3-orderableDrugForm ucum
10030 v1.0 Medication.ingredient.itemCodeableConcept systems kfa
10031 v1.0 Medication.extension[MedicationType].valueCodeableConcept required
10031 v1.0 Medication.extension[MedicationType].valueCodeableConcept systems kemkes:medication-type
10032 v1.0 MedicationRequest.status r4
10033 v1.0 MedicationRequest.intent r4
10034 v1.0 MedicationRequest.category systems hl7:medicationrequest-category
10035 v1.0 MedicationRequest.reasonCode systems icd10
10036 v1.0 MedicationRequest.dosageInstruction.timing.repeat.periodUnit r4
10037 v1.0 MedicationRequest.dosageInstruction.site systems sct
10038 v1.0 MedicationRequest.dosageInstruction.route systems atc
10039 v1.0 MedicationRequest.dosageInstruction.doseAndRate.type systems hl7:dose-rate-type
10040 v1.0 MedicationRequest.dosageInstruction.method systems sct
10041 v1.0 MedicationRequest.dispenseRequest.initialFill.duration systems ucum
10042 v1.0 MedicationRequest.dispenseRequest.dispenseInterval systems ucum
10043 v1.0 MedicationRequest.dispenseRequest.expectedSupplyDuration systems ucum
10044 v1.0 MedicationRequest.priority r4
10045 v1.0 MedicationRequest.courseOfTherapyType systems hl7:medicationrequest-course-of-therapy
10046 v1.0 MedicationRequest.dosageInstruction.timing.code systems hl7:v3-GTSAbbreviation
10047 v1.0 MedicationRequest.dosageInstruction.additionalInstruction systems sct
10048 v1.0 MedicationDispense.category systems http://terminology.hl7.org/fhir/CodeSystem/medicationdispense-category
10049 v1.0 MedicationDispense.status required
10049 v1.0 MedicationDispense.status r4
10050 v1.0 MedicationDispense.quantity systems hl7:v3-orderableDrugForm sct kemkes:smallest-logistic-unit
10051 v1.0 MedicationDispense.daysSupply systems ucum
10052 v1.0 MedicationDispense.dosageInstruction.timing.repeat.periodUnit r4
10053 v1.0 MedicationDispense.dosageInstruction.doseAndRate.type systems hl7:dose-rate-type
10054 v1.0 MedicationDispense.dosageInstruction.additionalInstruction systems sct
10055 v1.0 MedicationDispense.dosageInstruction.timing.code systems hl7:v3-GTSAbbreviation
10056 v1.0 MedicationDispense.dosageInstruction.route systems atc
10057 v1.0 MedicationDispense.dosageInstruction.doseAndRate.type same 10053
10058 v1.0 MedicationDispense.dosageInstruction.timing.repeat.when r4
10059 v1.0 ServiceRequest.bodySite systems sct
10060 v1.0 ServiceRequest.code required
10060 v1.0 ServiceRequest.code systems icd9 loinc sct kemkes:examination kemkes:kptl kemkes
10063 v1.0 ServiceRequest.intent r4
10064 v1.0 ServiceRequest.reasonCode systems icd10 icd9 sct kemkes:clinical-term
10065 v1.0 ServiceRequest.status required
10065 v1.0 ServiceRequest.status r4
10066 v1.0 ServiceRequest.priority r4
10067 v1.0 ServiceRequest.locationCode systems hl7:v3-RoleCode
10068 v1.0 Specimen.collection.method systems sct
10069 v1.0 Specimen.status r4
10070 v1.0 Specimen.type required
10070 v1.0 Specimen.type systems kemkes:clinical-term sct
10071 v1.0 DiagnosticReport.code systems kemkes:examination loinc kemkes
10072 v1.0 DiagnosticReport.status r4
10073 v1.0 DiagnosticReport.category systems hl7:v2-0074
10074 v1.0 DiagnosticReport.conclusionCode systems loinc sct hl7:v3-ObservationInterpretation kemkes:examination
10075 v1.0 AllergyIntolerance.category required
10075 v1.0 AllergyIntolerance.category r4
10076 v1.0 AllergyIntolerance.clinicalStatus systems hl7:allergyintolerance-clinical
10077 v1.0 AllergyIntolerance.criticality r4
10078 v1.0 AllergyIntolerance.code required
10078 v1.0 AllergyIntolerance.code systems sct kfa kemkes:clinical-term
10079 v1.0 AllergyIntolerance.verificationStatus systems hl7:allergyintolerance-verification
10080 v1.0 ClinicalImpression.status r4
10081 v1.0 ClinicalImpression.investigation.code systems sct
10082 v1.0 ClinicalImpression.finding.itemCodeableConcept systems icd10
10083 v1.0 ClinicalImpression.prognosisCodeableConcept systems kemkes:clinical-term sct
10089 v1.0 Organization.type systems hl7:organization-type kemkes:organization-type
10090 v1.0 Organization.telecom.system r4
10091 v1.0 Organization.telecom.use r4
10092 v1.0 Organization.address.use r4
10093 v1.0 Organization.address.type r4
10094 v1.0 Organization.contact.purpose systems hl7:contactentity-type
10095 v1.0 Location.status r4
10096 v1.0 Location.operationalStatus systems hl7:v2-0116
10097 v1.0 Location.mode r4
10098 v1.0 Location.telecom.system r4
10099 v1.0 Location.telecom.use r4
10100 v1.0 Location.address.use r4
10101 v1.0 Location.address.type r4
10102 v1.0 Location.physicalType systems hl7:location-physical-type kemkes:location-physical-type
10103 v1.0 Immunization.vaccineCode systems cvx kfa
10104 v1.0 Immunization.performer.function systems hl7:v2-0443
10105 v1.0 Immunization.reasonCode required when status=completed
10105 v1.0 Immunization.reasonCode systems kemkes:immunization-reason kemkes:immunization-routine-timing sct
10106 v1.0 Immunization.reportOrigin systems hl7:immunization-origin
10107 v1.0 Immunization.status r4
10108 v1.0 Immunization.statusReason required when status=not-done
10108 v1.0 Immunization.statusReason systems sct hl7:v3-ActReason kemkes:immunization-statusReason
10109 v1.0 EpisodeOfCare.status r4
10110 v1.0 EpisodeOfCare.type required
10110 v1.0 EpisodeOfCare.type systems hl7:episodeofcare-type kemkes:episodeofcare-type kemkes
10111 v1.0 EpisodeOfCare.diagnosis.role systems hl7:diagnosis-role
10112 v1.0 QuestionnaireResponse.status r4
10113 v1.0 FamilyMemberHistory.status r4
10114 v1.0 FamilyMemberHistory.relationship systems sct hl7:v3-RoleCode
10115 v1.0 CarePlan.status r4
10116 v1.0 CarePlan.intent r4
10117 v1.0 Encounter.identifier required
10117 v1.0 Encounter.identifier identifiers ids:encounter/{org} kemkes:episodeofcare/ANC kemkes:episodeofcare/neonate kemkes:episodeofcare/puerperium ids:asik/{org} ids:sitb/{org} ids:episode-of-care/{org}
10117 v1.0 Encounter.identifier demands ids:encounter/{org}
10118 v1.0 Encounter.subject referenced Patient
10119 v1.0 Encounter.participant.individual referenced
10120 v1.0 Encounter.location.location referenced Location
10121 v2.0 Encounter.period.end required when status=finished
10121 v2.0 Encounter.period.end after period.start
10122 v1.0 Encounter.statusHistory required
10122 v1.0 Encounter.statusHistory.period.start required when status=finished
10122 v1.0 Encounter.statusHistory.period.start date-time
10122 v1.0 Encounter.statusHistory.period.end required when status=finished
10122 v1.0 Encounter.statusHistory.period.end date-time
10123 v1.0 Encounter.period.start required
10123 v1.0 Encounter.period.start date-time
10124 v1.0 Encounter.serviceProvider referenced Organization
10125 v1.0 Condition.subject referenced Patient
10126 v1.0 Condition.encounter referenced Encounter
10127 v1.0 Procedure.subject referenced Patient
10128 v1.0 Procedure.encounter referenced Encounter
10129 v1.0 Observation.subject referenced Patient
10130 v1.0 Observation.encounter referenced Encounter
10131 v1.0 Composition.subject referenced Patient
10132 v1.0 Composition.date required
10132 v1.0 Composition.date date-time
10133 v1.0 Composition.author referenced
10134 v1.0 Composition.title required
10134 v1.0 Composition.title text
10135 v1.0 MedicationRequest.medication[x] required
10135 v1.0 MedicationRequest.medicationReference reference Medication
10136 v1.0 MedicationRequest.subject referenced Patient
10138 v1.0 MedicationDispense.medication[x] required
10138 v1.0 MedicationDispense.medicationReference reference Medication
10139 v1.0 MedicationDispense.subject referenced Patient
10141 v1.0 ServiceRequest.subject referenced Patient
10142 v1.0 ServiceRequest.encounter referenced Encounter
10143 v1.0 Specimen.subject referenced Patient
10144 v1.0 DiagnosticReport.subject referenced Patient
10145 v1.0 DiagnosticReport.encounter referenced Encounter
10147 v1.0 AllergyIntolerance.patient referenced Patient
10148 v1.0 ClinicalImpression.subject referenced Patient
10149 v1.0 ClinicalImpression.encounter referenced Encounter
10150 v1.0 ImagingStudy.identifier required
10151 v1.0 ImagingStudy.status required
10152 v1.0 ImagingStudy.modality required
10153 v1.0 ImagingStudy.subject referenced Patient
10154 v1.0 ImagingStudy.basedOn referenced ServiceRequest
10155 v1.0 Immunization.patient referenced Patient
10156 v1.0 Immunization.occurrence[x] required
10156 v1.0 Immunization.occurrenceDateTime date-time
10157 v1.0 EpisodeOfCare.patient referenced Patient
10158 v1.0 FamilyMemberHistory.patient referenced Patient
10159 v1.0 MedicationStatement.status required
10160 v1.0 MedicationStatement.medication[x] required
10161 v1.0 MedicationStatement.subject referenced Patient
10162 v1.0 RelatedPerson.patient referenced Patient
10163 v1.0 Location.extension[LocationServiceClass].valueCodeableConcept systems kemkes:locationServiceClass kemkes:locationServiceClass-Outpatient kemkes:locationServiceClass-Inpatient
10164 v1.0 Encounter.location.extension[ServiceClass].extension[value].valueCodeableConcept systems kemkes:locationServiceClass kemkes:locationServiceClass-Outpatient kemkes:locationServiceClass-Inpatient kemkes:locationUpgradeClass
10165 v1.0 Encounter.location.extension[ServiceClass].extension[upgradeClassIndicator].valueCodeableConcept systems kemkes:locationUpgradeClass kemkes:locationServiceClass-Inpatient kemkes:locationServiceClass-Outpatient
10166 v1.0 Patient.identifier required
10167 v1.0 Patient.multipleBirthInteger required
10168 v1.0 Patient.name.text required
10169 v1.0 QuestionnaireResponse.questionnaire pattern https://fhir.kemkes.go.id/Questionnaire/Q####
10170 v1.0 Condition.verificationStatus systems hl7:condition-ver-status
10171 v1.0 Location.operationalStatus same 10096
10172 v1.0 Location.type systems hl7:v3-RoleCode kemkes:location-type
10173 v1.0 Encounter.period.end date-time
10200 live CoverageEligibilityResponse.identifier identifiers ids:claim-number/{org}
10208 v2.0 CoverageEligibilityResponse.request reference CoverageEligibilityRequest
10212 v2.0 CoverageEligibilityResponse.insurance.coverage reference Coverage
10216 live ChargeItem.code systems kemkes:kptl
10217 v2.0 ChargeItem.subject reference Patient
10218 v2.0 ChargeItem.context reference Encounter
10222 v2.0 ChargeItem.account reference Account
10225 v1.0 Account.name required
10226 v2.0 Account.subject reference Patient
10227 v1.0 Account.servicePeriod.start required
10227 v1.0 Account.servicePeriod.start date-time
10228 v1.0 Account.coverage referenced Coverage
10229 v1.0 Account.owner referenced Organization
10231 v2.0 Invoice.subject reference Patient
10233 v2.0 Invoice.issuer reference Organization
10234 v2.0 Invoice.account reference Account
10236 v2.0 Invoice.lineItem.chargeItemReference reference ChargeItem
10243 v2.0 Claim.patient reference Patient
10246 v2.0 Claim.enterer reference Practitioner
10247 v2.0 Claim.insurer reference Organization
10248 v2.0 Claim.provider reference Organization
10252 v2.0 Claim.payee.party reference Organization
10253 v2.0 Claim.facility reference Location
10254 live Claim.supportingInfo.sequence integer
10263 live Claim.insurance.focal required
10264 v2.0 Claim.insurance.coverage reference Coverage
10266 v2.0 Claim.total.currency r4
10266 v2.0 Claim.total.value decimal
10272 v2.0 ClaimResponse.subType systems kemkes
10274 v2.0 ClaimResponse.patient reference Patient
10276 v2.0 ClaimResponse.insurer reference Organization
10277 v2.0 ClaimResponse.requestor reference Organization
10278 v2.0 ClaimResponse.request reference Claim
10283 v2.0 ClaimResponse.item.adjudication.category systems kemkes sct loinc ids:administrative-area kemkes:clinical-speciality kemkes:clinical-term http://terminology.kemkes.go.id/Codesystem/kpsp kemkes:prev-tb-treatment kemkes:tb-anatomical kemkes:tb-case-definition kemkes:tb-outcome-class
10284 v2.0 ClaimResponse.item.adjudication.amount.currency r4
10284 v2.0 ClaimResponse.item.adjudication.amount.value decimal
10286 v2.0 ClaimResponse.total.amount.currency r4
10286 v2.0 ClaimResponse.total.amount.value decimal
10289 v1.0 Account.servicePeriod.end required
10289 v1.0 Account.servicePeriod.end date-time
10290 v1.0 Encounter.location.period.start date-time
10291 v1.0 Encounter.location.period.end date-time
10292 v1.0 Immunization.primarySource required
10293 v1.0 Immunization.encounter referenced Encounter
10294 v1.0 Immunization.performer.actor referenced when status=completed
10295 v1.0 Observation.effectiveDateTime date-time
10296 v1.0 Observation.issued date-time
10297 v1.0 Observation.valueCodeableConcept systems icd10 sct kemkes:clinical-term kemkes:examination kemkes:organization-type kemkes:tb-case-definition hl7:v3-ObservationInterpretation kemkes:icd-10-mm loinc kemkes kemkes:icd-10-pm
10299 v1.0 MedicationStatement.dateAsserted required
10299 v1.0 MedicationStatement.dateAsserted date-time
10301 v1.0 Encounter.participant.period.end date-time
10302 v1.0 Encounter.classHistory.period.start date-time
10303 v1.0 Encounter.classHistory.period.end date-time
10304 v1.0 Encounter.classHistory.class systems hl7:v3-ActCode
10305 v1.0 Immunization.location referenced Location when status=completed
10306 v1.0 Immunization.lotNumber required when status=completed & primarySource=true
10306 v1.0 Immunization.lotNumber text
10306 v1.0 Immunization.lotNumber absent when status=completed & primarySource=false
10307 v1.0 Immunization.expirationDate required when status=completed & primarySource=true
10307 v1.0 Immunization.expirationDate date
10307 v1.0 Immunization.expirationDate after occurrenceDateTime
10307 v1.0 Immunization.expirationDate absent when status=completed & primarySource=false
10307 live Immunization.performer.function unfit when status=completed & primarySource=true & performer.function.coding.code!=AP,OP
10307 live Immunization.performer.function unfit when status=completed & primarySource=false & performer.function.coding.code!=EP
10309 v1.0 Medication.batch.lotNumber text
10310 v1.0 Medication.batch.expirationDate date-time? may-be-ahead
10317 v1.0 Encounter.diagnosis.use systems hl7:diagnosis-role
10318 v1.0 Encounter.hospitalization.dischargeDisposition systems hl7:discharge-disposition kemkes:encounter-discharge-disposition kemkes:discharge-disposition
10319 v1.0 Encounter.hospitalization.admitSource systems hl7:admit-source kemkes:clinical-term kemkes:organization-type
10320 v1.0 Encounter.hospitalization.dietPreference systems hl7:diet
10321 v1.0 Encounter.hospitalization.reAdmission systems hl7:v2-0092
10322 v1.0 Encounter.hospitalization.specialArrangement systems hl7:encounter-special-arrangements
10324 v1.0 CarePlan.created required
10324 v1.0 CarePlan.created date-time
10325 v1.0 Encounter.location.status r4
10326 v1.0 Encounter.reasonCode systems icd10 sct kemkes
10327 v1.0 Encounter.serviceType systems? hl7:service-type sct
10328 v1.0 CarePlan.description required
10328 v1.0 CarePlan.description text
10329 v1.0 CarePlan.title required
10329 v1.0 CarePlan.title text
10330 v1.0 CarePlan.category required
10330 v1.0 CarePlan.category systems kemkes:care-plan-category sct kemkes
10331 v1.0 Observation.valueQuantity.value same 10012
10332 v1.0 Observation.component.valueQuantity.value same 10862
10333 v1.0 Patient.address required
10334 v1.0 Medication.ingredient.strength.numerator.value same 10027
10335 v1.0 Medication.ingredient.strength.denominator.value same 10028
10336 v1.0 Encounter.participant required
10337 v1.0 MedicationRequest.authoredOn required
10337 v1.0 MedicationRequest.authoredOn date-time
10338 v1.0 MedicationRequest.dispenseRequest.validityPeriod.start date-time
10339 v1.0 MedicationRequest.dispenseRequest.validityPeriod.end date-time may-be-ahead
10340 v1.0 MedicationRequest.dosageInstruction.sequence decimal
10341 v1.0 MedicationRequest.dosageInstruction.timing.repeat.frequency decimal
10342 v1.0 MedicationRequest.dosageInstruction.timing.repeat.period decimal
10343 v1.0 MedicationRequest.dosageInstruction.doseAndRate.doseQuantity.value decimal
10344 v1.0 MedicationRequest.dispenseRequest.dispenseInterval.value decimal
10345 v1.0 MedicationRequest.dispenseRequest.numberOfRepeatsAllowed decimal
10346 v1.0 MedicationRequest.dispenseRequest.quantity.value decimal
10347 v1.0 MedicationRequest.dispenseRequest.expectedSupplyDuration.value decimal
10348 v1.0 MedicationRequest.dispenseRequest.quantity systems sct hl7:v3-orderableDrugForm ucum kemkes:smallest-logistic-unit
10349 v1.0 MedicationRequest.dosageInstruction.doseAndRate.doseQuantity systems hl7:v3-orderableDrugForm ucum sct
10350 v1.0 MedicationDispense.daysSupply.value same 10051
10351 v1.0 MedicationDispense.whenPrepared date-time
10352 v1.0 MedicationDispense.whenHandedOver date-time
10353 v1.0 MedicationDispense.dosageInstruction.sequence decimal
10354 v1.0 MedicationDispense.dosageInstruction.timing.repeat.frequency decimal
10355 v1.0 MedicationDispense.dosageInstruction.timing.repeat.period decimal
10356 v1.0 MedicationDispense.dosageInstruction.doseAndRate.doseQuantity.value decimal
10357 v1.0 MedicationDispense.dosageInstruction.doseAndRate.doseQuantity systems hl7:v3-orderableDrugForm sct ucum
10358 v1.0 AllergyIntolerance.recordedDate date-time
10359 v1.0 DiagnosticReport.issued required
10359 v1.0 DiagnosticReport.issued date-time
10360 v1.0 ServiceRequest.occurrenceDateTime required
10360 v1.0 ServiceRequest.occurrenceDateTime date-time may-be-ahead
10361 v1.0 ServiceRequest.authoredOn required?
10361 v1.0 ServiceRequest.authoredOn date-time
10362 v1.0 Specimen.collection.collectedDateTime date-time
10363 v1.0 Specimen.collection.fastingStatusCodeableConcept systems hl7:v2-0916
10364 v1.0 Specimen.collection.quantity.value decimal
10365 v1.0 Specimen.processing.timeDateTime date-time
10366 v1.0 Specimen.receivedTime date-time
10367 v1.0 Specimen.extension[TransportedTime].valueDateTime date-time
10368 v1.0 Observation.referenceRange.high.value decimal
10369 v1.0 Observation.referenceRange.low.value decimal
10370 v1.0 QuestionnaireResponse.subject referenced Patient
10371 v1.0 QuestionnaireResponse.author referenced Device Practitioner PractitionerRole Patient RelatedPerson Organization
10372 v1.0 QuestionnaireResponse.source referenced Patient Practitioner PractitionerRole RelatedPerson
10373 v1.0 QuestionnaireResponse.authored required
10373 v1.0 QuestionnaireResponse.authored date-time
10374 v1.0 AllergyIntolerance.encounter referenced Encounter
10375 v1.0 AllergyIntolerance.recorder referenced Practitioner PractitionerRole Patient
10376 v1.0 ServiceRequest.requester referenced Practitioner PractitionerRole
10377 v1.0 ServiceRequest.performer referenced Practitioner PractitionerRole Organization
10378 v1.0 QuestionnaireResponse.encounter referenced Encounter
10379 v1.0 DiagnosticReport.effectiveDateTime required
10379 v1.0 DiagnosticReport.effectiveDateTime date-time
10380 v1.0 CarePlan.subject referenced Patient
10381 v1.0 CarePlan.encounter referenced Encounter
10382 v1.0 CarePlan.author referenced Practitioner PractitionerRole Organization Patient
10383 v1.0 Observation.performer referenced Practitioner PractitionerRole Organization
10384 v1.0 DiagnosticReport.performer referenced Practitioner PractitionerRole Organization
10385 v1.0 DiagnosticReport.result referenced Observation
10386 v1.0 DiagnosticReport.specimen referenced Specimen when identifier.system$=/lab
10387 v1.0 DiagnosticReport.basedOn referenced ServiceRequest
10388 v1.0 MedicationRequest.identifier required
10388 v1.0 MedicationRequest.identifier identifiers ids:prescription/national ids:prescription-item/{org} ids:prescription/{org} kemkes:coverage-type ids:claim-number/{org}
10388 v1.0 MedicationRequest.identifier demands ids:prescription/{org}
10388 v1.0 MedicationRequest.identifier demands ids:prescription-item/{org}
10389 v1.0 MedicationDispense.identifier required
10389 v1.0 MedicationDispense.identifier identifiers ids:prescription/national kemkes:coverage-type ids:claim-number/{org} ids:prescription/{org} ids:prescription-item/{org}
10389 v1.0 MedicationDispense.identifier demands ids:prescription/{org}
10389 v1.0 MedicationDispense.identifier demands ids:prescription-item/{org}
10390 v1.0 MedicationDispense.context referenced Encounter
10391 v1.0 Medication.manufacturer reference Organization
10392 v1.0 MedicationDispense.performer.actor reference Practitioner PractitionerRole Organization
10393 v1.0 MedicationDispense.location reference Location
10394 v1.0 MedicationDispense.authorizingPrescription referenced MedicationRequest
10395 v1.0 Specimen.identifier.assigner referenced Organization
10396 v1.0 Specimen.collection.collector reference Practitioner PractitionerRole
10397 v1.0 Patient.birthDate required
10398 v1.0 Observation.interpretation systems kemkes:examination sct hl7:v3-ObservationInterpretation loinc kemkes kemkes:clinical-term
10399 v1.0 Procedure.performer.actor referenced Practitioner PractitionerRole Patient RelatedPerson Organization
10400 v1.0 Procedure.performedPeriod.start date-time
10401 v1.0 Procedure.performedPeriod.end date-time
10402 v1.0 Condition.onsetDateTime date-time
10403 v1.0 Condition.recordedDate date-time
10404 v1.0 EpisodeOfCare.statusHistory.period.start date-time
10405 v1.0 EpisodeOfCare.statusHistory.period.end date-time
10406 v1.0 EpisodeOfCare.period.start required
10406 v1.0 EpisodeOfCare.period.start date-time
10407 v1.0 EpisodeOfCare.period.end date-time
10408 v1.0 EpisodeOfCare.managingOrganization referenced Organization
10409 v1.0 Condition.bodySite systems kemkes:clinical-term sct
10410 v1.0 Condition.evidence.code systems icd10 kemkes:clinical-term sct
10411 v1.0 Condition.stage.summary systems kemkes:clinical-term sct
10412 v1.0 Condition.stage.type systems sct
10413 v1.0 Patient.gender required
10414 v1.0 Specimen.identifier identifiers ids:specimen/{org} ids:sitb/{org}
10415 v1.0 ServiceRequest.identifier identifiers ids:servicerequest/{org} ids:sitb/{org} ids:acsn/{org} ids:referral-number ids:referral-number-pcare ids:referral-number-satusehat
10416 v1.0 Observation.method systems kemkes:clinical-term
10417 v1.0 ClinicalImpression.effectiveDateTime date-time
10418 v1.0 ClinicalImpression.identifier identifiers ids:clinicalimpression/{org}
10419 v1.0 ClinicalImpression.date date-time
10420 v1.0 ClinicalImpression.assessor reference Practitioner PractitionerRole
10421 v1.0 ClinicalImpression.problem reference Condition AllergyIntolerance
10422 v1.0 ClinicalImpression.investigation.item reference Observation QuestionnaireResponse FamilyMemberHistory DiagnosticReport RiskAssessment ImagingStudy Media
10423 v1.0 ClinicalImpression.finding.itemReference reference Condition Observation Media
10424 v1.0 ImagingStudy.started date-time
10425 v1.0 Procedure.basedOn reference CarePlan ServiceRequest
10426 v1.0 Immunization.fundingSource systems hl7:immunization-funding-source kemkes:immunization-fundingSource
10427 v1.0 ServiceRequest.orderDetail systems dcm ids:ae-title sct kfa kemkes
10428 v1.0 Observation.derivedFrom reference DocumentReference ImagingStudy Media QuestionnaireResponse Observation MolecularSequence
10429 v1.0 Observation.valueDateTime date-time
10430 v1.0 Encounter.episodeOfCare reference EpisodeOfCare
10431 v1.0 ServiceRequest.locationReference reference Location
10432 v1.0 DiagnosticReport.identifier required
10432 v1.0 DiagnosticReport.identifier identifiers ids:diagnostic/{org}/lab ids:diagnostic/{org}/rad
10433 v1.0 MedicationStatement.medicationCodeableConcept systems kfa sct
10434 v1.0 Observation.component.code systems sct kemkes:examination kemkes:anc-custom-codes loinc kemkes:clinical-term kemkes
10435 v2.0 Observation.component.valueCodeableConcept systems kemkes kemkes:icd-10-mm kemkes:icd-10-pm sct kemkes:examination kemkes:clinical-term loinc hl7:v3-ObservationInterpretation
10436 v1.0 MedicationStatement.category systems hl7:medication-statement-category
10437 v1.0 MedicationStatement.dosage.timing.repeat.periodUnit r4
10438 v1.0 MedicationStatement.context referenced Encounter
10439 v1.0 MedicationStatement.informationSource referenced Patient Practitioner PractitionerRole RelatedPerson Organization
10440 v1.0 Specimen.request referenced ServiceRequest
10441 v1.0 Observation.identifier identifiers ids:observation/{org}
10442 v1.0 Procedure.identifier identifiers ids:procedure/{org}
10443 v1.0 AllergyIntolerance.identifier identifiers ids:allergy/{org}
10444 v1.0 Condition.identifier identifiers ids:condition/{org}
10445 v1.0 MedicationStatement.identifier identifiers ids:medicationstatement/{org}
10446 v1.0 Organization.identifier identifiers ids:organization/{org}
10447 v1.0 Location.identifier identifiers ids:location/{org}
10450 v1.0 Immunization.protocolApplied required when status=completed
10451 v1.0 Immunization.recorded required
10451 v1.0 Immunization.recorded date-time
10453 v1.0 MedicationRequest.dispenseRequest.performer referenced Organization
10454 v1.0 MedicationRequest.encounter referenced Encounter
10455 v1.0 MedicationRequest.requester referenced Practitioner PractitionerRole Organization Patient Device RelatedPerson CareTeam
10456 v1.0 Immunization.protocolApplied.doseNumberPositiveInt required when status=completed
10456 v1.0 Immunization.protocolApplied.doseNumberPositiveInt integer 1
10457 live Encounter.diagnosis required when status=finished
10458 v1.0 EpisodeOfCare.identifier identifiers ids:episode-of-care/{org}
10462 v2.0 ServiceRequest.category systems kemkes sct
10464 v2.0 Composition.identifier identifiers ids:composition/{org}
10480 live * platform
10502 v2.0 DocumentReference.date required
10502 v2.0 DocumentReference.date date-time
10513 v2.0 Invoice.lineItem.priceComponent.code systems kemkes:kptl kfa
10514 v2.0 ClaimResponse.identifier identifiers ids:claim-batch-number/{org} ids:claim-number/{org}
10615 v2.0 Procedure.usedReference reference Medication Device Substance
10619 v2.0 Claim.item.productOrService systems kemkes:kptl kfa
10621 live Patient.address.extension[administrativeCode].extension[province].valueCode required
10622 live Patient.address.extension[administrativeCode].extension[city].valueCode required
10623 live Patient.address.extension[administrativeCode].extension[district].valueCode required
10624 live Patient.address.extension[administrativeCode].extension[village].valueCode required
10631 v2.0 PaymentNotice.status r4
10632 v2.0 PaymentNotice.created date-time
10633 v2.0 PaymentNotice.paymentDate date
10634 v2.0 PaymentNotice.amount.currency r4
10634 v2.0 PaymentNotice.amount.value decimal
10635 v2.0 PaymentNotice.payment reference PaymentReconciliation
10636 v2.0 PaymentNotice.paymentStatus systems hl7:payment-status
10637 v2.0 PaymentReconciliation.status r4
10638 v2.0 PaymentReconciliation.period.start date-time
10639 v2.0 PaymentReconciliation.period.end date-time
10640 v2.0 PaymentReconciliation.created date-time
10641 v2.0 PaymentReconciliation.outcome r4
10642 v2.0 PaymentReconciliation.disposition text
10643 v2.0 PaymentReconciliation.paymentDate date
10644 v2.0 PaymentReconciliation.paymentAmount.currency r4
10644 v2.0 PaymentReconciliation.paymentAmount.value decimal
10645 v2.0 PaymentReconciliation.processNote.type r4
10646 v2.0 PaymentReconciliation.processNote.text text
10652 v2.0 PaymentReconciliation.detail.type systems hl7:payment-type
10653 v2.0 PaymentReconciliation.detail.request reference Claim
10654 v2.0 PaymentReconciliation.detail.response reference ClaimResponse
10655 v2.0 PaymentNotice.request reference Claim
10656 v2.0 PaymentNotice.response reference ClaimResponse
10657 v2.0 PaymentReconciliation.paymentIssuer reference Organization
10658 v2.0 PaymentReconciliation.requestor reference Organization
10659 v2.0 PaymentNotice.payee reference Organization
10660 v2.0 PaymentNotice.provider reference Organization
10661 v2.0 PaymentNotice.recipient reference Organization
10663 v2.0 Composition.attester.party reference Practitioner PractitionerRole Patient RelatedPerson Organization
10665 v2.0 QuestionnaireResponse.item.answer.valueCoding systems kemkes:clinical-term hl7:v3-ActCode kemkes:clinical-speciality kemkes:organization-type sct kemkes http://terminology.kemkes.go.id/Codesystem/kpsp ids:administrative-area loinc
10665 v2.0 QuestionnaireResponse.item.item.answer.valueCoding systems kemkes:clinical-term hl7:v3-ActCode kemkes:clinical-speciality kemkes:organization-type sct kemkes http://terminology.kemkes.go.id/Codesystem/kpsp ids:administrative-area loinc
10665 v2.0 QuestionnaireResponse.item.answer.item.answer.valueCoding systems kemkes:clinical-term hl7:v3-ActCode kemkes:clinical-speciality kemkes:organization-type sct kemkes http://terminology.kemkes.go.id/Codesystem/kpsp ids:administrative-area loinc
10665 v2.0 QuestionnaireResponse.item.item.item.answer.valueCoding systems kemkes:clinical-term hl7:v3-ActCode kemkes:clinical-speciality kemkes:organization-type sct kemkes http://terminology.kemkes.go.id/Codesystem/kpsp ids:administrative-area loinc
10666 v2.0 Composition.section.focus reference
10669 v2.0 Observation.valueTime time
10670 v2.0 Composition.event.code systems sct
10671 v2.0 Composition.event.period.start date-time
10672 v2.0 Composition.event.period.end date-time
10673 v2.0 Composition.event.detail reference
10674 v2.0 MedicationDispense.substitution.reason systems hl7:v3-ActReason kemkes
10675 v2.0 MedicationDispense.substitution.type systems hl7:v3-substanceAdminSubstitution
10676 v2.0 MedicationDispense.substitution.responsibleParty reference Practitioner
10677 v2.0 Composition.section.entry reference
10678 v2.0 Condition.recorder reference Practitioner PractitionerRole Patient RelatedPerson
10679 v2.0 Specimen.container.type systems sct
10680 v2.0 Specimen.collection.bodySite systems sct
10681 v2.0 ChargeItem.performer.function systems sct kemkes
10682 v2.0 VisionPrescription.status r4
10683 v2.0 VisionPrescription.created date-time
10684 v2.0 VisionPrescription.patient reference Patient
10685 v2.0 VisionPrescription.encounter referenced Encounter
10686 v2.0 VisionPrescription.dateWritten date-time
10687 v2.0 VisionPrescription.prescriber reference Practitioner
10688 v2.0 VisionPrescription.lensSpecification.product systems hl7:ex-visionprescriptionproduct
10689 v2.0 VisionPrescription.lensSpecification.eye r4
10690 v2.0 VisionPrescription.lensSpecification.sphere decimal
10691 v2.0 VisionPrescription.lensSpecification.cylinder decimal
10692 v2.0 VisionPrescription.lensSpecification.axis integer
10693 v2.0 VisionPrescription.lensSpecification.prism.amount decimal
10694 v2.0 VisionPrescription.lensSpecification.prism.base r4
10695 v2.0 FamilyMemberHistory.condition.onsetAge r4
10696 v2.0 FamilyMemberHistory.condition.onsetPeriod.start date-time any-time
10697 v2.0 FamilyMemberHistory.condition.onsetPeriod.end date-time any-time
10698 v2.0 FamilyMemberHistory.condition.onsetRange.low.value decimal
10699 v2.0 FamilyMemberHistory.condition.onsetRange.high.value decimal
10700 v2.0 FamilyMemberHistory.condition.onsetString text
10701 v2.0 FamilyMemberHistory.deceasedBoolean boolean
10702 v2.0 FamilyMemberHistory.deceasedAge r4
10703 v2.0 FamilyMemberHistory.deceasedRange.low.value decimal
10704 v2.0 FamilyMemberHistory.deceasedRange.high.value decimal
10705 v2.0 FamilyMemberHistory.deceasedDate date
10706 v2.0 FamilyMemberHistory.deceasedString text
10707 v2.0 FamilyMemberHistory.condition.code systems sct
10708 v2.0 FamilyMemberHistory.condition.outcome systems sct
10709 v2.0 FamilyMemberHistory.condition.contributedToDeath boolean
10710 v2.0 RiskAssessment.status r4
10711 v2.0 RiskAssessment.code systems sct
10712 v2.0 RiskAssessment.reasonReference reference Condition
10713 v2.0 RiskAssessment.prediction.outcome systems sct
10714 v2.0 RiskAssessment.prediction.probabilityDecimal decimal
10715 v2.0 RiskAssessment.prediction.qualitativeRisk systems hl7:risk-probability
10716 v2.0 RiskAssessment.prediction.relativeRisk decimal
10717 v2.0 RiskAssessment.prediction.whenPeriod.start date-time any-time
10718 v2.0 RiskAssessment.prediction.whenPeriod.end date-time any-time
10719 v2.0 RiskAssessment.prediction.whenRange.high.value decimal
10720 v2.0 RiskAssessment.prediction.whenRange.low.value decimal
10721 v2.0 RiskAssessment.note.authorReference reference Practitioner Patient Organization RelatedPerson
10722 v2.0 RiskAssessment.note.authorString text
10723 v2.0 RiskAssessment.note.time date-time
10724 v2.0 RiskAssessment.note.text text
10725 v2.0 RiskAssessment.condition reference Condition
10726 v2.0 RiskAssessment.subject reference Patient
10727 v2.0 RiskAssessment.encounter reference Encounter
10728 v2.0 RiskAssessment.performer same 10847
10729 v2.0 ClinicalImpression.prognosisReference reference RiskAssessment
10730 v2.0 Goal.lifecycleStatus r4
10731 v2.0 Goal.achievementStatus systems hl7:goal-achievement
10732 v2.0 Goal.category systems hl7:goal-category kemkes
10733 v2.0 Goal.description systems sct
10734 v2.0 Goal.subject reference Patient
10735 v2.0 Goal.target.measure systems loinc
10736 v2.0 Goal.target.detailQuantity.value decimal
10737 v2.0 Goal.target.detailQuantity systems ucum
10738 v2.0 Goal.target.detailRange.high.value decimal
10739 v2.0 Goal.target.detailRange.low.value decimal
10740 v2.0 Goal.target.detailCodeableConcept systems sct
10741 v2.0 Goal.target.detailString text
10742 v2.0 Goal.target.detailBoolean boolean
10743 v2.0 Goal.target.detailInteger integer
10744 v2.0 Goal.target.detailRatio.numerator systems ucum
10745 v2.0 Goal.target.detailRatio.numerator.value decimal
10746 v2.0 Goal.target.detailRatio.denominator systems ucum
10747 v2.0 Goal.target.detailRatio.denominator.value decimal
10748 v2.0 Goal.target.dueDate date
10750 v2.0 Goal.target.dueDuration systems ucum
10751 v2.0 Goal.expressedBy reference Practitioner Patient
10752 v2.0 Goal.outcomeCode systems sct kemkes
10753 v2.0 Goal.outcomeReference reference
10755 v2.0 MedicationAdministration.status r4
10756 v2.0 MedicationAdministration.partOf reference MedicationAdministration
10757 v2.0 MedicationAdministration.medicationCodeableConcept systems kfa
10758 v2.0 MedicationAdministration.medicationReference reference Medication
10759 v2.0 MedicationAdministration.subject reference Patient
10760 v2.0 MedicationAdministration.context reference Encounter
10761 v2.0 MedicationAdministration.effectiveDateTime date-time
10762 v2.0 MedicationAdministration.performer.actor reference Practitioner PractitionerRole Patient
10763 v2.0 MedicationAdministration.reasonCode systems hl7:reason-medication-given
10764 v2.0 MedicationAdministration.reasonReference reference Condition Observation
10765 v2.0 MedicationAdministration.request reference MedicationRequest
10766 v2.0 MedicationAdministration.dosage.site systems sct
10767 v2.0 MedicationAdministration.dosage.route systems atc
10768 v2.0 MedicationAdministration.dosage.method systems sct
10769 v2.0 MedicationAdministration.dosage.dose.value decimal
10770 v2.0 MedicationAdministration.dosage.rateRatio.numerator systems ucum
10771 v2.0 MedicationAdministration.dosage.rateRatio.numerator.value decimal
10772 v2.0 MedicationAdministration.dosage.rateRatio.denominator systems ucum
10773 v2.0 MedicationAdministration.dosage.rateRatio.denominator.value decimal
10774 v2.0 MedicationAdministration.dosage.rateQuantity.value decimal
10775 v2.0 CoverageEligibilityResponse.insurance.item.benefit.type systems hl7:benefit-type
10776 v2.0 CoverageEligibilityResponse.insurance.item.benefit.allowedMoney.currency r4
10776 v2.0 CoverageEligibilityResponse.insurance.item.benefit.allowedMoney.value decimal
10777 v2.0 Account.guarantor.party reference Patient RelatedPerson Organization
10778 v2.0 ClaimResponse.item.adjudication.category same 10283
10779 v2.0 ClaimResponse.item.adjudication.amount.currency same 10284
10782 v2.0 Encounter.reasonCode same 10326
10783 v2.0 MedicationStatement.dosage.site systems sct
10784 v2.0 MedicationDispense.dosageInstruction.site systems sct
10785 v2.0 ChargeItem.performer.actor reference Practitioner
10810 v2.0 Claim.supportingInfo.valueReference reference
10811 v2.0 Invoice.lineItem.priceComponent.amount.currency r4
10811 v2.0 Invoice.lineItem.priceComponent.amount.value decimal
10812 v2.0 Invoice.totalNet.currency r4
10812 v2.0 Invoice.totalNet.value decimal
10819 v2.0 Immunization.reaction.date date-time
10820 v2.0 Immunization.reaction.detail reference Observation
10825 v2.0 Condition.stage.assessment reference ClinicalImpression
10826 v2.0 Goal.addresses reference
10827 v2.0 NutritionOrder.foodPreferenceModifier systems hl7:diet
10828 v2.0 NutritionOrder.excludeFoodModifier systems sct
10839 v2.0 Encounter.length.value decimal
10840 v2.0 Encounter.length systems ucum
10840 v2.0 Encounter.length unfit when class.code=IMP & length.code & length.code!=d
10840 v2.0 Encounter.length unfit when class.code=AMB,EMER & length.code & length.code!=min,h
10841 v2.0 Condition.onsetPeriod.start date-time
10842 v2.0 Condition.onsetPeriod.end date-time
10843 v2.0 Condition.onsetAge.value decimal
10844 v2.0 Condition.onsetAge systems ucum
10845 v2.0 ClinicalImpression.code systems sct kemkes
10846 v2.0 Goal.statusDate date
10847 v2.0 RiskAssessment.performer reference
10848 v2.0 Medication.manufacturer same 10391
10849 v2.0 MedicationAdministration.category systems hl7:medication-admin-category
10850 v2.0 MedicationAdministration.effectivePeriod.start date-time
10851 v2.0 MedicationAdministration.effectivePeriod.end date-time
10852 v2.0 MedicationAdministration.dosage.dose systems hl7:v3-orderableDrugForm sct https://terminology.kemkes.go.id/CodeSystem/smallest-logistic-unit ucum
10853 v2.0 Composition.section.code same 10023
10853 v2.0 Composition.section.section.code systems loinc kemkes kemkes:composition-section sct
10853 v2.0 Composition.section.section.section.code systems loinc kemkes kemkes:composition-section sct
10854 v2.0 Composition.section.text.status r4
10861 v2.0 Observation.hasMember reference Observation QuestionnaireResponse
10862 v2.0 Observation.component.valueQuantity systems ucum
10863 v2.0 QuestionnaireResponse.item.answer.valueReference reference
10871 live Task.input platform
10875 live Task.encounter required when code.coding.code=electronic-sign-doc
10900 v2.0 Coverage.payor.display required
10924 v2.0 PractitionerRole.identifier identifiers https://fhir.kemkes.go.id/id/sip-number
10925 v2.0 PractitionerRole.identifier.use r4
10926 v2.0 PractitionerRole.identifier.value text
10927 v2.0 PractitionerRole.identifier.period.start date-time any-time
10928 v2.0 PractitionerRole.identifier.period.end date-time any-time
10929 v2.0 PractitionerRole.identifier.assigner reference Organization
10930 v2.0 PractitionerRole.identifier.assigner.display text
10931 v2.0 PractitionerRole.practitioner referenced Practitioner
10932 v2.0 PractitionerRole.organization referenced Organization
10933 v2.0 PractitionerRole.code required
10933 v2.0 PractitionerRole.code systems sct hl7:practitioner-role
10934 v2.0 PractitionerRole.specialty systems sct kemkes:clinical-speciality
10935 v2.0 PractitionerRole.telecom.system r4
10936 v2.0 PractitionerRole.telecom.use r4
10937 v2.0 PractitionerRole.telecom.value text
10938 v2.0 PractitionerRole.active boolean
10939 v2.0 PractitionerRole.availableTime.daysOfWeek r4
10940 v2.0 PractitionerRole.availableTime.availableStartTime time
10941 v2.0 PractitionerRole.availableTime.availableEndTime time
20002 v1.1 * platform
20003 v1.1 * platform
20004 v1.1 * platform
20005 v1.1 * platform
20006 v1.1 * platform
20007 v1.1 * platform
20008 v1.1 * platform
20009 v1.1 * platform
20010 v1.1 * platform
20011 v2.0 Bundle.entry.resource unfit when entry.resource.resourceType=Bundle
20012 v1.1 * platform
20013 v1.1 * platform
20014 v1.1 * platform
20015 v1.1 * platform
20016 v1.1 * platform
20017 v2.0 Bundle.entry.fullUrl pattern urn:uuid:%%%%%%%%-%%%%-%%%%-%%%%-%%%%%%%%%%%% when type=transaction
20018 v2.0 Bundle.entry.fullUrl same 20017
20019 v2.0 Bundle.entry.fullUrl same 20017
20020 v2.0 Bundle.entry.fullUrl unique
20021 v2.0 Bundle.entry.fullUrl required when type=transaction
- live Medication.identifier required
- live Medication.identifier identifiers ids:medication/{org}
- live Medication.code required when extension.valueCodeableConcept.coding.code!=SD,EP
- live Medication.ingredient required when extension.valueCodeableConcept.coding.code=SD,EP
- live Organization.partOf referenced? Organization
- live CarePlan.identifier identifiers ids:careplan/{org}
- live QuestionnaireResponse.identifier identifiers ids:QuestionnaireResponse/{org}
- live Immunization.identifier identifiers? ids:immunization/{org}
- live NutritionOrder.identifier identifiers? ids:nutrition-order/{org}
- live Task.identifier identifiers? ids:task/{org}
- live ImagingStudy.identifier identifiers? ids:acsn/{org} urn:dicom:uid
- live Encounter.participant.period.start date-time
end 659
"""#
}

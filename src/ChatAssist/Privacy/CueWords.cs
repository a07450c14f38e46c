using System.Collections.Frozen;

namespace ChatAssist.Privacy;

/// <summary>The words, without marks, by which people name a number.</summary>
internal static class CueWords
{
    public static readonly FrozenSet<string> Banks = Set("vietcombank,vcb,vietinbank,ctg,agribank,agri,bidv,techcombank,tcb,mb,mbbank,mb bank,mbb,acb,vpbank,tpbank,sacombank,stb,hdbank,vib,shb,ocb,msb,seabank,eximbank,lienvietpostbank,lpbank,abbank,namabank,bac a bank,scb,dongabank,kienlongbank,pvcombank,ncb,baovietbank,vietabank,saigonbank,oceanbank,gpbank,cake,timo,ngan hang chinh sach,vbsp,lpb");

    public static readonly FrozenDictionary<string, CueKind> Kinds = new (CueKind Kind, FrozenSet<string> Phrases)[]
    {
        (CueKind.Identity, Set("cccd,cmnd,cmt,cmtnd,can cuoc,can cuoc cong dan,the can cuoc,so cc,the cc,cc,dinh danh,so dinh danh,dinh danh ca nhan,ma dinh danh,ddcn,sddcn,cmtnd,chung minh,chung minh thu,chung minh nhan dan,giay chung minh,giay to tuy than,so giay to,id,so id,cancuoc,gttt,can cuot,can cuo,so cmt,cmnn,socccd")),
        (CueKind.Phone, Set("sdt,dt,dien thoai,dien thoai di dong,so dien thoai,dtdd,tel,phone,mobile,zalo,zl,viber,whatsapp,goi,goi so,lien he,lien lac,lh,call,hotline,sim,so may,may ban,dt ban,so phone,fax,alo,nhan tin,so dt,sodt,sdt zalo,so di dong,di dong,dthoai,telephone,ll")),
        (CueKind.Account, Set("stk,so tai khoan,tai khoan,tk,so tk,tk ngan hang,tai khoan ngan hang,account,sotk,sotaikhoan,so tkhoan,tkhoan,ngan hang,nh")),
        (CueKind.Account, Banks),
        (CueKind.Card, Set("the,so the,the ngan hang,the atm,atm,visa,mastercard,the tin dung,credit,napas,jcb,the ghi no")),
        (CueKind.Insurance, Set("bhxh,bhyt,bh,bao hiem,bao hiem xa hoi,bao hiem y te,so bao hiem,so so bao hiem,ma bhxh,so bhxh,ma so bhxh,ma the,bhtn,so so bhxh,so so")),
        (CueKind.Tax, Set("mst,ma so thue,ma thue,masothue,msthue,mst npt,ma so thue ca nhan,tax")),
        (CueKind.Amount, Set("gia,tien,phi,le phi,von,von dieu le,vay,luong,thu nhap,doanh thu,phat,coc,tri gia,khoang,hoc phi,chi phi,tong,hon,gan,muc,muc luong,het,ton,so tien,gia tri,tro cap,con no,no,dau tu,toi da,toi thieu,trung thau,tai san")),
        (CueKind.Code, Set("ho so,ma ho so,so ho so,hs,mhs,bien nhan,so bien nhan,ma bien nhan,bien lai,so bien lai,giao dich,ma giao dich,van don,ma van don,buu gui,ma buu gui,seri,so seri,so khung,thua,thua dat,to ban do,vao so,hoa don,so hoa don,otp,ma otp,ma xac nhan,ma xac thuc,thu tuc,ma thu tuc,tthc,ma tthc,quyet dinh,phieu thu,don hang,ma don,so hieu,so phat hanh,phieu hen,giay hen,tra cuu,ma tra cuu,ma don vi,ma phieu,bien so,bang lai,so phoi,ma vach,mdvqhns,quan he ngan sach,ma qhns,ma chuong,kqgq,mau hoa don,tham chieu,ma tham chieu,ma gd,so gd,barcode,mssv,ma sinh vien,ma so sinh vien,msnv,ma nhan vien,chung tu,so chung tu,ma khach hang,so van ban,cong van,ma buu chinh")),
    }.SelectMany(cue => cue.Phrases.Select(phrase => (phrase, cue.Kind))).DistinctBy(cue => cue.phrase).ToFrozenDictionary(cue => cue.phrase, cue => cue.Kind);

    public static readonly FrozenSet<string> Companies = Set("cong ty,cty,doanh nghiep,ma so doanh nghiep,ma doanh nghiep,msdn,dn,hop tac xa,htx,to chuc,co quan,truong hoc,ma so dn,chi nhanh,ma so chi nhanh,don vi");

    /// <summary>Words that stand between a number and its name without naming anything else.</summary>
    public static readonly FrozenSet<string> Fillers = Set("so,la,cua,em,e,toi,t,minh,mk,m,con,chau,be,anh,a,chi,c,co,chu,bac,ba,me,bo,ma,cha,ong,vo,chong,vk,ck,nha,nay,do,day,moi,cu,hien,nay,tai,thi,o,co,nhe,nha,va,hoac,hay,ca,nhan,giup,tra,chinh,chu,gom,dung,phai,sau,duoi,nhu,voi,cho,npt,nguoi,phu,thuoc,noi,ngoai,dang,ky,dky,lai,gui,ten,mang,vao,theo,ad");

    /// <summary>Behind a long number they make it an amount, an area or a weight.</summary>
    public static readonly FrozenSet<string> Money = Set("d,dong,vnd,dg,k,tr,trieu,trd,ty,ti,nghin,ngan,ngin,usd,dola,m,km,ha,kg,met,lit,euro,hecta");

    /// <summary>Behind a short number they make it a size, a time or a count, and no house.</summary>
    public static readonly FrozenSet<string> Measures = Set("dong,vnd,tr,trieu,ty,nghin,ngan,m,km,ha,kg,tan,met,lit,cai,chiec,nguoi,ngay,thang,nam,tuoi,gio,phut,mb,gb,tang,ban,ben,bo,to,con,lau,phong,can,lo,thua,ho,khau,tuan,cap,lan,mat,lop,loai,buoc,quyen,cay,dua,suat,bac");

    private static FrozenSet<string> Set(string words) => words.Split(',').ToFrozenSet();
}
